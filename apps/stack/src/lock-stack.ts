import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder } from '@bacs/process';

/** It gives its processes five seconds, which take longer where the machine is busy. */
const guardianPatienceMs = 30_000;

/** Lets one stack at a time use a folder. Returns a function that releases it. */
export async function lockStack(dir: string, guardianPid: number): Promise<() => Promise<void>> {
  const unlock = await lockFolder(dir, 'use another folder with --dir');
  const file = join(dir, 'guardian.pid');
  await waitForEnd(Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10));
  await writeFile(file, String(guardianPid));
  return async () => {
    await rm(file, { force: true });
    await unlock();
  };
}

/** Waits for the guardian of a killed launcher, which may still be stopping servers that use the same data. */
async function waitForEnd(guardianPid: number): Promise<void> {
  const deadline = Date.now() + guardianPatienceMs;
  while (exists(guardianPid) && Date.now() < deadline) await sleep(100);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
