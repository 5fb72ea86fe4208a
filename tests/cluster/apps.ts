import {
  baseEnvironment,
  type Processes,
  type RunningProcess,
  repositoryRoot,
  waitForLine,
} from '@bacs/stack';

/** A main of ours that runs. Its `logFile` is of this start alone. */
export type App = RunningProcess & {
  /** Waits for a line of its log that matches, and returns it. */
  waitForLine: (pattern: RegExp, timeoutMs?: number) => Promise<string>;
};

/** Starts the main of an app. */
export function launchApp(
  processes: Processes,
  { app, name, env }: { app: 'api' | 'worker' | 'local-aws'; name: string; env: NodeJS.ProcessEnv },
): App {
  const child = processes.start({
    name,
    file: process.execPath,
    args: [`apps/${app}/src/main.ts`],
    env: { ...baseEnvironment(), ...env },
    cwd: repositoryRoot,
    graceMs: 30_000,
  });
  return { ...child, waitForLine: (pattern, timeoutMs) => waitForLine(child, pattern, timeoutMs) };
}
