import { join } from 'node:path';
import { type App, launchApp, openProcesses, type Processes } from '@bacs/stack';
import { inject } from 'vitest';
import './provided.ts';
import { afterTests } from './after-tests.ts';

let opened: Promise<Processes> | null = null;
let count = 0;

/**
 * Starts an app's main as a process that the test may kill. Its environment has nothing of the user's AWS account. It
 * stops after the file's tests at the latest.
 */
export async function startApp(app: 'api' | 'worker' | 'local-aws', env: NodeJS.ProcessEnv): Promise<App> {
  opened ??= openForThisFile();
  return launchApp(await opened, { app, name: `${app}-${process.pid}-${++count}`, env });
}

async function openForThisFile(): Promise<Processes> {
  const processes = await openProcesses(join(inject('testDir'), 'processes'));
  afterTests(async () => {
    opened = null;
    await processes.close();
  });
  return processes;
}
