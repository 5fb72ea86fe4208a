import { baseEnvironment } from './environment.ts';
import type { Processes } from './processes/processes.ts';
import { repositoryRoot } from './repository-root.ts';

/** Builds the page that the API serves at /, in a process of its own, which ends with what it has loaded for that. */
export async function buildPage(processes: Processes): Promise<void> {
  await processes.run({
    name: 'web',
    file: process.execPath,
    args: ['apps/web/scripts/build.ts'],
    env: baseEnvironment(),
    cwd: repositoryRoot,
  });
}
