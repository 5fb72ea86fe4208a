import type { App } from '@bacs/stack';
import {
  openDependencies,
  readConfig,
  startWorkers,
  type Dependencies as WorkerDependencies,
} from '@bacs/worker';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { type Api, startApi } from './api.ts';
import { startApp } from './processes.ts';

export type BoardJob = { attempts: number; failedReason?: string; progress: number; stalledCounter?: number };

export type OwnWorker = {
  deps: WorkerDependencies;
  /** What it has logged so far. */
  log: () => string;
  close: () => Promise<void>;
};

export type Service = Api & {
  /** What Bull Board shows an operator of a production's job. */
  boardJob: (ulid: string, attempt?: number) => Promise<BoardJob>;
  /** Starts a worker in this process: for what kills none. It ends after the file's tests at the latest. */
  runWorker: (env?: NodeJS.ProcessEnv) => Promise<OwnWorker>;
  /** Starts a worker's main as a process of its own. */
  startWorker: (env?: NodeJS.ProcessEnv) => Promise<App>;
};

/** As often as a test wants to see what has changed. */
const quickLooks = {
  RENDER_POLL_MS: '200',
  BLOCKED_POLL_MS: '300',
  DELETE_SWEEP_MS: '300',
  RECONCILE_EVERY_MS: '1000',
  RECONCILE_IDLE_MS: '1000',
};

/**
 * The real service for one test file: API and local-aws in this process, on a database and a queue prefix of their
 * own. Workers are started by the test. `LOCAL_AWS_ENGINE` is `instant`, which writes tiny playable outputs at once,
 * unless `env` says `ffmpeg`, which transcodes.
 */
export async function startService(name: string, env: NodeJS.ProcessEnv = {}): Promise<Service> {
  const api = await startApi(name, { ...quickLooks, ...env });
  return {
    ...api,
    boardJob: async (ulid, attempt = 1) => {
      const { key } = await api.signUp('operator');
      const headers = { authorization: `Basic ${Buffer.from(`operator:${key}`).toString('base64')}` };
      const url = `${api.apiUrl}/admin/queues/api/queues/render/${ulid}.${attempt}`;
      const { job } = (await (await fetch(url, { headers })).json()) as { job: BoardJob };
      return job;
    },
    runWorker: (more = {}) => runWorker({ ...api.environment, ...more }),
    startWorker: async (more = {}) => {
      const worker = await startApp('worker', { ...api.environment, LOG_LEVEL: 'info', ...more });
      await worker.waitForLine(/"msg":"worker ready"/);
      return worker;
    },
  };
}

async function runWorker(environment: NodeJS.ProcessEnv): Promise<OwnWorker> {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const { deps, closeDependencies } = await openDependencies(readConfig(environment), logger);
  const workers = startWorkers(deps);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= workers.close().then(closeDependencies);
    return closing;
  };
  afterAll(close);
  await workers.ready();
  return { deps, log: () => lines.join(''), close };
}
