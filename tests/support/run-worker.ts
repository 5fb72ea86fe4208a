import { type Dependencies, openDependencies, readConfig, startWorkers } from '@bacs/worker';
import { pino } from 'pino';
import { afterTests } from './after-tests.ts';
import { useAwsOf } from './use-aws-of.ts';

export type OwnWorker = {
  deps: Dependencies;
  /** Returns the log so far. */
  log: () => string;
  close: () => Promise<void>;
};

/** Runs a worker in this process, for tests that kill none. It ends after the file's tests at the latest. */
export async function runWorker(environment: NodeJS.ProcessEnv): Promise<OwnWorker> {
  useAwsOf(environment);
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  // A fault point would stop the tests themselves.
  const config = readConfig({ ...environment, FAULT_POINTS_DIR: undefined });
  const { deps, closeDependencies } = await openDependencies(config, logger);
  const workers = startWorkers(deps);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= workers.close().then(closeDependencies);
    return closing;
  };
  afterTests(close);
  await workers.ready();
  return { deps, log: () => lines.join(''), close };
}
