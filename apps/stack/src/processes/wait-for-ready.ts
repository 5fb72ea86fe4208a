import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readLogTail } from './log-tail.ts';
import type { RunningProcess } from './running-process.ts';

/**
 * Waits until `isReady` returns true; an error of it means "not yet". This throws when the process ends or the deadline
 * passes.
 */
export async function waitForReady(
  child: RunningProcess,
  isReady: () => Promise<boolean>,
  timeoutMs = 120_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const ready = await isReady().catch(() => false);
    if (child.ending() !== null) throw await describeFailure(child, `ended with ${child.ending()}`);
    if (ready) return;
    if (Date.now() > deadline)
      throw await describeFailure(child, `was not ready within ${timeoutMs / 1000} s`);
    await sleep(80);
  }
}

/** Waits until a line of the process's log matches, and returns the line. */
export async function waitForLine(
  child: RunningProcess,
  pattern: RegExp,
  timeoutMs?: number,
): Promise<string> {
  let found = '';
  const findLine = async () => {
    const lines = (await readFile(child.logFile, 'utf8')).split('\n');
    found = lines.find((line) => pattern.test(line)) ?? '';
    return found !== '';
  };
  await waitForReady(child, findLine, timeoutMs);
  return found;
}

/** Tells whether the URL answers with a 2xx status. */
export async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.ok;
}

async function describeFailure(child: RunningProcess, what: string): Promise<Error> {
  return new Error(`${child.name} ${what}. ${await readLogTail(child.logFile)}`);
}
