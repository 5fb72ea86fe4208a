import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { writeEnvFile } from './env-file.ts';

async function write(env: NodeJS.ProcessEnv): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'env-')), 'env');
  await writeEnvFile(file, env);
  return file;
}

test('writes what --env-file reads, whatever the values have in them', async () => {
  const env = {
    PLAIN: 'mysql://me:p%20w@127.0.0.1:3306/bacs?ssl=true',
    EMPTY: '',
    SPACES: ' two words ',
    HASH: 'a#b',
    DOLLAR: '$HOME',
    QUOTE: "it's",
    QUOTES: '"so"',
    BACKSLASH: 'a\\nb',
    LINES: 'one\ntwo',
  };
  expect(parseEnv(await readFile(await write(env), 'utf8'))).toEqual(env);
});

test('refuses what no such file can hold, by its name', async () => {
  await expect(write({ ODD: "`it's`" })).rejects.toThrow('ODD has both kinds of quotes');
});

test('only the user may read it', async () => {
  expect((await stat(await write({ A: 'b' }))).mode & 0o777).toBe(0o600);
});
