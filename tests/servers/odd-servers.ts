import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureTools, launchMysql, launchRedis, openProcesses, type Processes } from '@bacs/stack';
import { afterAll, inject } from 'vitest';
import '../support/provided.ts';

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

function processesOfThisFile(): Promise<Processes> {
  opened ??= openProcesses(join(inject('testDir'), `odd-${process.pid}-${++count}`)).then((processes) => {
    afterAll(async () => {
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
