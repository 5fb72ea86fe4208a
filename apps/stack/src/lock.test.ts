import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { lockFolder } from './lock.ts';

const nobody = 0x3fffffff;

test('refuses a second stack in the same folder until the first is done', async () => {
  const dir = await makeFolder();
  const release = await lockFolder(dir, nobody);
  await expect(lockFolder(dir, nobody)).rejects.toThrow(
    `Process ${process.pid} is running a stack in ${dir}`,
  );
  await expect(lockFolder(dir, nobody)).rejects.toThrow(`delete ${join(dir, 'stack.lock')}`);
  await release();
  await (await lockFolder(dir, nobody))();
});

test('takes over from a stack that was killed', async () => {
  const dir = await makeFolder();
  const dead = { pid: nobody, startTime: '1', guardianPid: nobody };
  await writeFile(join(dir, 'stack.lock'), JSON.stringify(dead));
  await lockFolder(dir, nobody);
  expect(JSON.parse(await readFile(join(dir, 'stack.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
});

test.runIf(process.platform === 'linux')('is not fooled by a later process with the same id', async () => {
  const dir = await makeFolder();
  const earlier = { pid: process.pid, startTime: '1', guardianPid: nobody };
  await writeFile(join(dir, 'stack.lock'), JSON.stringify(earlier));
  await lockFolder(dir, nobody);
});

test('is taken over by only one of many that find a stale lock at the same time', async () => {
  const dir = await makeFolder();
  const dead = { pid: nobody, startTime: '1', guardianPid: nobody };
  await writeFile(join(dir, 'stack.lock'), JSON.stringify(dead));
  const launch = async (_: unknown, index: number) => {
    for (let turn = 0; turn < index; turn++) await setImmediate();
    return lockFolder(dir, nobody);
  };
  const attempts = await Promise.allSettled(Array.from({ length: 30 }, launch));
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(dir)).toEqual(['stack.lock']);
});

test('takes over a lock that was cut short', async () => {
  const dir = await makeFolder();
  await writeFile(join(dir, 'stack.lock'), '{"pid":');
  await lockFolder(dir, nobody);
});

function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'lock-'));
}
