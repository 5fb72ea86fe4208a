import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ensureTools,
  launchMysql,
  launchRedis,
  openProcesses,
  type Processes,
  waitForReady,
} from '@bacs/stack';
import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import '../support/provided.ts';
import { afterTests } from '../support/after-tests.ts';

let opened: Promise<Processes> | null = null;
let count = 0;

/** Starts a MariaDB with these arguments and a migrated database `bacs`. It ends after the file's tests. */
export async function startOddMysql(...args: string[]): Promise<URL> {
  const { mysql } = await ensureTools(['mysql'], say);
  const fresh = inject('freshMysqlData');
  if (fresh === null) throw new Error('These tests need a MariaDB that is a program');
  const dir = newFolder();
  await cp(fresh, join(dir, 'mysql/data'), { recursive: true });
  const { url } = await launchMysql(await processesOfThisFile(), mysql, dir, { name: nameOf(dir), args });
  return new URL('bacs', url);
}

/** Starts a Redis with these arguments. It ends after the file's tests. */
export async function startOddRedis(...args: string[]): Promise<string> {
  const { redis } = await ensureTools(['redis'], say);
  const dir = newFolder();
  const { url } = await launchRedis(await processesOfThisFile(), redis, dir, { name: nameOf(dir), args });
  return url;
}

/** Starts a sentinel that decides alone who the primary is. It ends after the file's tests. */
export async function startSentinel(name: string, primary: URL, password: string): Promise<string> {
  const { redis } = await ensureTools(['redis'], say);
  const dir = newFolder();
  const port = await freePort();
  // It keeps what it learns in its file.
  const file = join(dir, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${dir}`,
    `sentinel monitor ${name} 127.0.0.1 ${primary.port} 1`,
    `sentinel auth-pass ${name} ${password}`,
    `sentinel down-after-milliseconds ${name} 1000`,
    `sentinel failover-timeout ${name} 10000`,
  ];
  await mkdir(dir, { recursive: true });
  await writeFile(file, lines.join('\n'));
  const processes = await processesOfThisFile();
  const child = processes.start({
    name: nameOf(dir),
    file: redis,
    args: [file, '--sentinel'],
    env: process.env,
  });
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { lazyConnect: true, retryStrategy: (times) => Math.min(times * 50, 500) });
  client.on('error', () => {});
  await waitForReady(child, async () => (await client.ping()) === 'PONG');
  client.disconnect();
  return url;
}

function processesOfThisFile(): Promise<Processes> {
  opened ??= openProcesses(join(inject('testDir'), `odd-${process.pid}-${++count}`)).then((processes) => {
    afterTests(async () => {
      opened = null;
      await processes.close();
    });
    return processes;
  });
  return opened;
}

const say = (line: string) => process.stderr.write(`${line}\n`);
const newFolder = () => join(inject('testDir'), `odd-${process.pid}-${++count}`);
const nameOf = (dir: string) => dir.split('/').at(-1) ?? dir;
