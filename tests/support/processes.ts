import { join } from 'node:path';
import {
  baseEnvironment,
  openProcesses,
  type Processes,
  type RunningProcess,
  repositoryRoot,
  waitForLine,
} from '@bacs/stack';
import { afterAll, inject } from 'vitest';
import './provided.ts';

export type TestProcess = RunningProcess & {
  /** Waits for a line of the log that matches, and returns it. */
  waitForLine: (pattern: RegExp, timeoutMs?: number) => Promise<string>;
};

let opened: Promise<Processes> | null = null;
let count = 0;

/**
 * Starts a real main, say `apps/worker/src/main.ts`, with nothing of the user's AWS account in its
 * environment. It is stopped after the file's tests at the latest. Its `logFile` is of this start alone.
 */
export async function startProcess(main: string, env: NodeJS.ProcessEnv): Promise<TestProcess> {
  opened ??= openForThisFile();
  const processes = await opened;
  const name = `${main.split('/')[1] ?? 'process'}-${process.pid}-${++count}`;
  const child = processes.start({
    name,
    file: process.execPath,
    args: [main],
    env: { ...baseEnvironment(), ...env },
    cwd: repositoryRoot,
  });
  return { ...child, waitForLine: (pattern, timeoutMs) => waitForLine(child, pattern, timeoutMs) };
}

async function openForThisFile(): Promise<Processes> {
  const processes = await openProcesses(join(inject('testDir'), 'processes'));
  afterAll(async () => {
    opened = null;
    await processes.close();
  });
  return processes;
}
