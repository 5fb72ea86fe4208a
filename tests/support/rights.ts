import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';
import { afterTests } from './after-tests.ts';

const readPage = () => readFile(join(repositoryRoot, 'docs/operations.md'), 'utf8');
const password = 'password';

/**
 * Creates the user of docs/operations.md, for one database instead of `bacs`, and drops it after the file's tests.
 * @returns the URL of the database with this user
 */
export async function createDatabaseUser(
  user: 'bacs' | 'bacs_migrate',
  databaseUrl: string,
): Promise<string> {
  const database = new URL(databaseUrl).pathname.slice(1);
  const name = `${user}_${process.pid}_${database.length}${database.slice(-8)}`.slice(0, 32);
  const statements = (await readPage())
    .split('\n')
    .filter((line) => line.includes(` '${user}'@`))
    .map((line) => line.replaceAll(`'${user}'`, `'${name}'`).replace(' bacs.*', ` \`${database}\`.*`));
  const root = await createConnection(databaseUrl);
  afterTests(async () => {
    await root.query(`DROP USER '${name}'@'%'`);
    await root.end();
  });
  for (const statement of statements) await root.query(statement);
  return Object.assign(new URL(databaseUrl), { username: name, password }).href;
}

/** Reads what docs/operations.md lets the user of Redis do, with the password and the default prefix. */
export async function readRedisRules(): Promise<string[]> {
  const [line = ''] = /^ACL SETUSER .*$/m.exec(await readPage()) ?? [];
  return line.split(' ').slice(3);
}

/**
 * Creates the user of docs/operations.md for one prefix instead of `{bacs}`, and removes it after the file's tests.
 * @returns the URL of Redis with this user
 */
export async function createRedisUser(redisUrl: string, prefix: string): Promise<string> {
  const rules = await readRedisRules();
  const root = new Redis(redisUrl);
  afterTests(async () => {
    await root.call('ACL', 'DELUSER', prefix);
    root.disconnect();
  });
  await root.call('ACL', 'SETUSER', prefix, ...rules.map((rule) => rule.replace('{bacs}', prefix)));
  return Object.assign(new URL(redisUrl), { username: prefix, password }).href;
}

export type Policy = { Version: string; Statement: { Action: string | string[] }[] };

/** Reads the policy that docs/operations.md shows below a heading. */
export async function readPolicy(heading: string): Promise<Policy> {
  const page = await readPage();
  const section = page.slice(page.indexOf(`### ${heading}\n`));
  const [, json = ''] = /```json\n(.*?)```/s.exec(section) ?? [];
  return JSON.parse(json);
}
