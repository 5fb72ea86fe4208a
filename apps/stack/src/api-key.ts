import { readFile, writeFile } from 'node:fs/promises';
import type { openDatabase } from '@bacs/db';
import { createApiKey, findCaller } from '@bacs/db/keys';

type Database = ReturnType<typeof openDatabase>;

/** Reads the API key from the file. If it does not work any more, this creates a new one there. */
export async function ensureApiKey(db: Database, file: string): Promise<string> {
  const known = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (known !== '' && (await findCaller(db, known)) !== undefined) return known;
  const owner = { email: 'operator@localhost', displayName: 'Local operator' };
  const { key } = await createApiKey(db, { ...owner, role: 'operator', name: 'local stack' });
  await writeFile(file, `${key}\n`, { mode: 0o600 });
  return key;
}
