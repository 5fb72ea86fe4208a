import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningProcess } from '@bacs/stack';
import { execa } from 'execa';

export async function kill(app: RunningProcess): Promise<void> {
  app.kill('SIGKILL');
  await app.ended;
}

/** Stops a process; SIGCONT lets it continue. */
export async function pause(app: RunningProcess): Promise<void> {
  app.kill('SIGSTOP');
  await waitUntilStopped(app.pid);
}

/** Waits until SIGSTOP has taken effect. */
export async function waitUntilStopped(pid: number, timeoutMs = 60_000): Promise<void> {
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
