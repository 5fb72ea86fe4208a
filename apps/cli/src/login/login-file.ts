import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.ts';

/** Where the API is, and the key for it */
export type Login = { apiUrl: string; apiKey: string };

/** The file that `bacs login` writes. */
export function loginFile(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config'), 'bacs/config.json');
}

/** @returns undefined if there is no file. @throws Failure if it holds something else. */
export async function readLogin(file: string): Promise<Login | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Failure('noKey', `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const login = parse(text);
  if (login) return login;
  throw new Failure('noKey', `${file} is damaged. Write it anew: bacs login`);
}

function parse(text: string): Login | undefined {
  try {
    const { api_url: apiUrl, api_key: apiKey } = JSON.parse(text);
    return typeof apiUrl === 'string' && typeof apiKey === 'string' ? { apiUrl, apiKey } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file that only its owner may read. It appears as a whole, whatever was there before. */
export async function writeLogin(file: string, { apiUrl, apiKey }: Login): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${crypto.randomUUID()}`;
  const text = `${JSON.stringify({ api_url: apiUrl, api_key: apiKey }, null, 2)}\n`;
  await writeFile(unfinished, text, { mode: 0o600, flag: 'wx' });
  await rename(unfinished, file);
}

/** @returns whether there was one. */
export async function removeLogin(file: string): Promise<boolean> {
  try {
    await rm(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
