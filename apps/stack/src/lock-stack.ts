import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, lockFolder, nameProcess } from '@bacs/process';

/** It gives its processes five seconds, which take longer where the machine is busy. */
const guardianPatienceMs = 30_000;

/** Lets one stack at a time use a folder. Returns a function that releases it. */
export async function lockStack(dir: string, guardianPid: number): Promise<() => Promise<void>> {
  const unlock = await lockFolder(dir, 'use another folder with --dir');
  const file = join(dir, 'guardian');
  await waitForEnd(await readFile(file, 'utf8').catch(() => ''));
  await writeFile(file, await nameProcess(guardianPid));
  return async () => {
    await rm(file, { force: true });
    await unlock();
  };
}

/** Waits for the guardian of a killed launcher, which may still be stopping servers that use the same data. */
async function waitForEnd(guardian: string): Promise<void> {
  const deadline = Date.now() + guardianPatienceMs;
  while ((await isAlive(guardian)) && Date.now() < deadline) await sleep(100);
}
