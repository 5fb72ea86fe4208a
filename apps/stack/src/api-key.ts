import { readFile, writeFile } from 'node:fs/promises';
import type { openDatabase } from '@bacs/db';
import { createApiKey, findCaller } from '@bacs/db/keys';

type Database = ReturnType<typeof openDatabase>;

/** Reads the API key in the file, or mints one there when it does not work any more. */
export async function ensureApiKey(db: Database, file: string): Promise<string> {
  const known = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (known !== '' && (await findCaller(db, known)) !== undefined) return known;
  const owner = { email: 'operator@localhost', displayName: 'Local operator' };
  const { key } = await createApiKey(db, { ...owner, role: 'operator', name: 'local stack' });
  await writeFile(file, `${key}\n`, { mode: 0o600 });
  return key;
}
