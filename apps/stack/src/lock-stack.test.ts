import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameProcess } from '@bacs/process';
import { expect, test } from 'vitest';
import { lockStack } from './lock-stack.ts';

const nobody = 0x3fffffff;

test('refuses a second stack in the same folder until the first is done', async () => {
  const dir = await makeFolder();
  const release = await lockStack(dir, nobody);
  await expect(lockStack(dir, nobody)).rejects.toThrow(
    `Process ${process.pid} uses the folder ${dir} already`,
  );
  await expect(lockStack(dir, nobody)).rejects.toThrow('use another folder with --dir');
  await release();
  expect(await readdir(dir)).toEqual(['lock']);
  await (await lockStack(dir, nobody))();
});

test('takes over from a stack that was killed, once its guardian is done', async () => {
  const dir = await makeFolder();
  const guardian = spawn('sleep', ['0.5']);
  const gone = once(guardian, 'exit');
  await writeFile(join(dir, 'guardian'), await nameProcess(guardian.pid ?? 0));
  const order: string[] = [];
  await Promise.all([
    lockStack(dir, nobody).then(() => order.push('locked')),
    gone.then(() => order.push('the guardian is done')),
  ]);
  expect(order).toEqual(['the guardian is done', 'locked']);
  expect(await readFile(join(dir, 'guardian'), 'utf8')).toBe(await nameProcess(nobody));
});

test('does not wait for a process that has got the id of a guardian that is gone', async () => {
  const dir = await makeFolder();
  await writeFile(join(dir, 'guardian'), `${process.pid}.1`);
  const before = performance.now();
  await lockStack(dir, nobody);
  // It would wait for half a minute.
  expect(performance.now() - before).toBeLessThan(20_000);
});

test('takes over from a stack that was cut short', async () => {
  const dir = await makeFolder();
  await writeFile(join(dir, 'guardian'), '');
  await lockStack(dir, nobody);
});

function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'lock-'));
}
