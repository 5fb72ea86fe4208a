import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';

/** Waits until SIGSTOP has taken hold of a process. */
export async function waitUntilStopped(pid: number, timeoutMs = 20_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await isStopped(pid))) {
    if (Date.now() > deadline) throw new Error(`process ${pid} was not stopped within ${timeoutMs} ms`);
    await sleep(20);
  }
}

async function isStopped(pid: number): Promise<boolean> {
  const { stdout } = await execa('ps', ['-o', 'stat=', '-p', String(pid)], { reject: false });
  return stdout.startsWith('T');
}
