import { baseEnvironment } from '../environment.ts';
import { repositoryRoot } from '../repository-root.ts';
import type { Processes } from './processes.ts';
import type { RunningProcess } from './running-process.ts';
import { waitForLine } from './wait-for-ready.ts';

/** A main of ours that runs. Its `logFile` is of this start alone. */
export type App = RunningProcess & {
  /** Waits for a line of its log that matches, and returns it. */
  waitForLine: (pattern: RegExp, timeoutMs?: number) => Promise<string>;
};

export type LaunchOptions = {
  app: 'api' | 'worker' | 'local-aws';
  /** Of its log; another one for each start. */
  name?: string;
  env: NodeJS.ProcessEnv;
};

/** Starts the main of an app. An app has drained 15 s after SIGTERM at most. */
export function launchApp(processes: Processes, { app, name = app, env }: LaunchOptions): App {
  const child = processes.start({
    name,
    file: process.execPath,
    args: [`apps/${app}/src/main.ts`],
    env: { ...baseEnvironment(), ...env },
    cwd: repositoryRoot,
    graceMs: 20_000,
  });
  return { ...child, waitForLine: (pattern, timeoutMs) => waitForLine(child, pattern, timeoutMs) };
}
