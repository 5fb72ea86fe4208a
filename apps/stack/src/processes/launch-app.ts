import { baseEnvironment } from '../environment.ts';
import { repositoryRoot } from '../repository-root.ts';
import type { Processes } from './processes.ts';
import type { RunningProcess } from './running-process.ts';
import { waitForLine } from './wait-for-ready.ts';

/** A running app of ours. Its `logFile` belongs to this start alone. */
export type App = RunningProcess & {
  /** Waits for a line of its log that matches, and returns it. */
  waitForLine: (pattern: RegExp, timeoutMs?: number) => Promise<string>;
};

export type LaunchOptions = {
  app: 'api' | 'worker' | 'local-aws';
  /** The log gets this name; each start needs another one. */
  name?: string;
  env: NodeJS.ProcessEnv;
  /** The folder of another release, to start its app */
  root?: string;
};

/** As the image and npm's script start a worker, in MB. docs/adr/0042 says why. */
const workersMemory = ['--max-semi-space-size=16', '--max-old-space-size=512'];
const argumentsOfNode = { api: [], worker: workersMemory, 'local-aws': [] };

/** Starts an app. It takes at most 15 s to drain after SIGTERM. */
export function launchApp(
  processes: Processes,
  { app, name = app, env, root = repositoryRoot }: LaunchOptions,
): App {
  const child = processes.start({
    name,
    file: process.execPath,
    args: [...argumentsOfNode[app], `apps/${app}/src/main.ts`],
    env: { ...baseEnvironment(), ...env },
    cwd: root,
    graceMs: 20_000,
  });
  return { ...child, waitForLine: (pattern, timeoutMs) => waitForLine(child, pattern, timeoutMs) };
}
