import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { expect, inject, onTestFinished, test } from 'vitest';
import { describeError } from '../describe-error.ts';
import { openProcesses } from '../processes/processes.ts';
import { findServers } from './find-servers.ts';
import type { GivenServers } from './given-servers.ts';

const redis = { REDIS_URL: inject('redisUrl') };
const mysql = { DATABASE_URL: inject('databaseUrl') };

test('uses the Redis of the environment, and starts only a MariaDB', async () => {
  const { servers, dir } = await find(redis);
  expect(servers.redisUrl).toBe(redis.REDIS_URL);
  await expect(readFile(join(dir, 'logs/redis.log'))).rejects.toThrow('ENOENT');
  expect(await readFile(join(dir, 'logs/mysql.log'), 'utf8')).toContain('ready for connections');
});

test('uses the database of the environment, and starts only a Redis', async () => {
  const { servers, dir } = await find(mysql);
  expect(servers.databaseUrl).toBe(mysql.DATABASE_URL);
  expect(await readFile(join(dir, 'logs/redis.log'), 'utf8')).toContain('Ready to accept connections');
  await expect(readFile(join(dir, 'logs/mysql.log'))).rejects.toThrow('ENOENT');
});

test('says which server cannot be used, without its password', async () => {
  const given = { ...redis, DATABASE_URL: 'mysql://root:secret@127.0.0.1:1/' };
  const failure = await find(given).catch(String);
  expect(failure).toContain('MySQL at 127.0.0.1:1, which DATABASE_URL names, cannot be used');
  expect(failure).not.toContain('secret');
});

test('tells why a server that does answer lets nobody in', async () => {
  const url = new URL(mysql.DATABASE_URL);
  url.username = 'nobody';
  const failure = await find({ ...redis, DATABASE_URL: url.href }).catch(describeError);
  expect(failure).toContain("Access denied for user 'nobody'");
});

test.each([
  ['REDIS_URL', { REDIS_URL: '127.0.0.1:6379', ...mysql }],
  ['DATABASE_URL', { ...redis, DATABASE_URL: 'postgres://root:secret@127.0.0.1/bacs' }],
])('refuses a %s that is no URL of its kind', async (variable, given) => {
  await expect(find(given)).rejects.toThrow(`${variable} is not a URL such as `);
});

test('keeps the data from one start to the next', async () => {
  const first = await find(redis, await makeFolderWithData());
  await run(first.servers.databaseUrl, 'CREATE DATABASE kept');
  await first.close();
  const second = await find(redis, first.dir);
  await run(second.servers.databaseUrl, 'USE kept');
});

test('begins anew after an interrupted initialization, in a folder with a long name and a space', async () => {
  const dir = join(await makeFolder(), `my ${'x'.repeat(120)}`);
  await mkdir(join(dir, 'mysql/data.unfinished/mysql'), { recursive: true });
  await writeFile(join(dir, 'mysql/data.unfinished/mysql/user.frm'), 'half');
  const { servers } = await find(redis, dir);
  await run(servers.databaseUrl, 'SELECT 1');
});

async function find(given: GivenServers, folder?: string) {
  const dir = folder ?? (await makeFolder());
  const processes = await openProcesses(dir);
  onTestFinished(() => processes.close());
  const tools = { FFMPEG_PATH: inject('ffmpegPath'), FFPROBE_PATH: inject('ffprobePath') };
  const servers = await findServers(processes, { dir, given: { ...tools, ...given }, say: () => {} });
  return { servers, dir, close: processes.close };
}

function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'servers-'));
}

/** To initialize a server takes two seconds; a copy of the data of one that ended takes none. */
async function makeFolderWithData(): Promise<string> {
  const dir = await makeFolder();
  const fresh = inject('freshMysqlData');
  if (fresh !== null) await cp(fresh, join(dir, 'mysql/data'), { recursive: true });
  return dir;
}

async function run(url: string, statement: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.query(statement);
  await connection.end();
}
