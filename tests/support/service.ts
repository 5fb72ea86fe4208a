import type { App } from '@bacs/stack';
import { type Api, startApi } from './api.ts';
import { startApp } from './processes.ts';
import { type OwnWorker, runWorker } from './run-worker.ts';

export type BoardJob = { attempts: number; failedReason?: string; progress: number; stalledCounter?: number };

export type Service = Api & {
  /** Returns what Bull Board shows to an operator about a production's job. */
  boardJob: (ulid: string, attempt?: number) => Promise<BoardJob>;
  /** Lets the workers call AWS as often as they like again: what they learn from refusals outlives the test of it. */
  forgetRate: () => Promise<void>;
  /** Starts a worker in this process, for tests that kill none. It ends after the file's tests at the latest. */
  runWorker: (env?: NodeJS.ProcessEnv) => Promise<OwnWorker>;
  /** Starts a worker's main as its own process. */
  startWorker: (env?: NodeJS.ProcessEnv) => Promise<App>;
};

/** These intervals are short, so that tests see changes soon. Those of sweeps cost CPU as long as a worker lives. */
const quickLooks = {
  RENDER_POLL_MS: '200',
  WATCH_EVERY_MS: '1000',
  BLOCKED_POLL_MS: '300',
  DELETE_SWEEP_MS: '300',
  RECONCILE_EVERY_MS: '2000',
  RECONCILE_IDLE_MS: '1000',
  DESCRIBE_AGAIN_MS: '500',
};

/**
 * Starts the real service for one test file: API and local-aws in this process, with their own database and queue
 * prefix. The test starts the workers. `LOCAL_AWS_ENGINE` is `instant`, which writes tiny playable outputs at once,
 * unless `env` says `ffmpeg`, which transcodes.
 */
export async function startService(name: string, env: NodeJS.ProcessEnv = {}): Promise<Service> {
  const api = await startApi(name, { ...quickLooks, ...env });
  let operator: ReturnType<Api['signUp']> | undefined;
  return {
    ...api,
    boardJob: async (ulid, attempt = 1) => {
      operator ??= api.signUp('operator');
      const { key } = await operator;
      const headers = { authorization: `Basic ${Buffer.from(`operator:${key}`).toString('base64')}` };
      const url = `${api.apiUrl}/admin/queues/api/queues/render/${ulid}.${attempt}`;
      const { job } = (await (await fetch(url, { headers })).json()) as { job: BoardJob };
      return job;
    },
    forgetRate: async () => {
      await api.deps.redis.del(`${api.environment['QUEUE_PREFIX']}:budget`);
    },
    runWorker: (more = {}) => runWorker({ ...api.environment, ...more }),
    startWorker: async (more = {}) => {
      const worker = await startApp('worker', { ...api.environment, LOG_LEVEL: 'info', ...more });
      await worker.waitForLine(/"msg":"worker ready"/);
      return worker;
    },
  };
}
