import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copySource, mutate } from './copy-source.ts';
import { runTests } from './run-tests.ts';
const m = (file: string, from: string, to: string) => ({ name: file, file, from, to, tests: [] });
const dir = join(process.cwd(), '.local', `mutate-${process.pid}`);
try {
  await mkdir(dir, { recursive: true });
  await copySource(dir);
  for (const x of [
    m('packages/db/src/queries/api-keys.ts', ".where('revoked_at', 'is', null)\n    .executeTakeFirst();\n  if", ".executeTakeFirst();\n  if"),
    m('apps/api/src/routes/keys.ts', "(key.user_id !== userId && role !== 'operator')", "false"),
    m('apps/api/src/request-counts.ts', "redis.disconnect(true)", "void 0"),
    m('apps/api/src/security-headers.ts', "style-src 'self' 'unsafe-inline' https", "style-src 'none' https"),
    m('apps/api/src/validation.ts', "/^(0|-?[1-9][0-9]*)$/.test(text)", "text.trim() !== ''"),
    m('apps/api/src/idempotency.ts', "if (made.request_hash !== identity?.hash)", "if (false as boolean)"),
    m('apps/api/src/routes/me.ts', "display_name: user?.display_name ?? null, role", "display_name: user?.display_name ?? null, role, stray: 1"),
    m('apps/api/src/routes/uploads.ts', "await tryMarkUploaded(db, upload.id, { etag: object.etag });", "reply418();"),
    m('packages/db/src/queries/uploads.ts', "    .where(isAt(address))\n    .where('user_id', '=', userId)", "    .where(isAt(address))"),
  ]) await mutate(dir, x).catch((e) => console.log(String(e).slice(0, 200)));
  const r = await runTests(dir, process.argv.slice(2), { untilFirstFailure: false });
  console.log(r.passed, r.failed.join('\n'));
} finally { await rm(dir, { recursive: true, force: true }); }
