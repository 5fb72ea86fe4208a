import { type Handlers, type JobName, scheduleReconcile, startWorker } from '@bacs/queue';
import type { Dependencies } from './dependencies.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { render } from './render/render.ts';

export type Workers = {
  /** Resolves once jobs are being taken. */
  ready: () => Promise<void>;
  /** Takes no more jobs and waits for the steps that run; each is seconds long. */
  close: () => Promise<void>;
};

/** Starts a worker for every job of the catalogue. */
export function startWorkers(deps: Dependencies): Workers {
  const { config, queues, redis, logger } = deps;
  const handlers: Handlers = {
    render: (payload, context) => render(deps, payload, context),
    reconcile: () => reconcile(deps),
  };
  const start = <Name extends JobName>(name: Name, concurrency: number) =>
    startWorker(name, handlers[name], {
      connection: redis,
      prefix: config.QUEUE_PREFIX,
      concurrency,
      lockMs: config.RENDER_LOCK_MS,
      onError: (error, job) =>
        logger.warn({ queue: name, job, err: error }, job ? 'job failed' : 'queue trouble'),
    });
  const workers = [start('render', config.RENDER_CONCURRENCY), start('reconcile', 1)];

  // The schedule lives in Redis and is lost with it: every worker sets it anew, time and again.
  const schedule = () =>
    scheduleReconcile(queues, config.RECONCILE_EVERY_MS).catch((error) =>
      logger.warn({ err: error }, 'reconcile not scheduled'),
    );
  const rescheduling = setInterval(schedule, config.RECONCILE_EVERY_MS).unref();
  redis.on('ready', schedule);

  return {
    ready: async () => {
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
      await schedule();
    },
    close: async () => {
      clearInterval(rescheduling);
      redis.off('ready', schedule);
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}
