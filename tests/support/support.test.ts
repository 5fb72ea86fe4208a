import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { answersOk, outputBucket } from '@bacs/stack';
import { expect, inject, test, vi } from 'vitest';
import { createTestDatabase } from './database.ts';
import { createStudio } from './make-videos.ts';
import { patiently } from './patiently.ts';
import { startApp } from './processes.ts';

const one = await createTestDatabase('support');
const other = await createTestDatabase('support');

test('gives each caller a migrated database of its own', async () => {
  await one.db.insertInto('users').values({ email: 'a@example.org', display_name: 'A' }).execute();
  const count = (db: typeof one.db) => db.selectFrom('users').select('email').execute();
  expect(await count(one.db)).toHaveLength(1);
  expect(await count(other.db)).toHaveLength(0);
});

test('starts a real main, waits for a line of its log, and kills it', async () => {
  const localAws = await startApp('local-aws', {
    LOCAL_AWS_PORT: '0',
    LOCAL_AWS_DIR: `${inject('testDir')}/support-aws`,
    LOCAL_AWS_PUBLIC_BUCKETS: outputBucket,
  });
  const line = await localAws.waitForLine(/listening at http/);
  const url = /http:\/\/127[.\d]+:\d+/.exec(line)?.[0] ?? '';
  // A busy process may answer later than one look waits.
  await vi.waitFor(async () => expect(await answersOk(`${url}/_local/health`)).toBe(true), patiently);
  localAws.kill('SIGKILL');
  expect(await localAws.ended).toBe('SIGKILL');
});

test('copies a film that was made before, unless it is made from another one', async () => {
  const dir = await mkdtemp(join(inject('testDir'), 'support-'));
  const studio = createStudio(dir);
  const double = async () => await readFile(await studio.loop('double.mp4', join(dir, 'source.mp4'), 1));
  await studio.silent('source.mp4', '64x48', 1);
  const first = await double();
  await studio.silent('source.mp4', '48x64', 1);
  const other = await double();
  await studio.silent('source.mp4', '64x48', 1);
  expect(other.equals(first)).toBe(false);
  // A test may change its copy.
  const { size } = await stat(await studio.cut(join(dir, 'double.mp4'), 0.5));
  expect(size).toBeLessThan(other.length);
  expect((await double()).equals(first)).toBe(true);
});
