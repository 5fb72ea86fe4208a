import { logAbout } from '@bacs/process';
import { type Handlers, JobFailedError, type JobName, schedule, startWorker, subjectOf } from '@bacs/queue';
import { bulk } from './bulk/bulk.ts';
import { clear } from './clear/clear.ts';
import { runDeletion } from './delete/delete.ts';
import type { Dependencies } from './dependencies.ts';
import { describe } from './describe/describe.ts';

import { consumeEvents } from './events/consume-events.ts';
import { expire } from './expire/expire.ts';
import { startHeartbeat } from './heartbeat.ts';
import { inTurn } from './mediaconvert/budget/in-turn.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { release } from './release/release.ts';
import { render } from './render/render.ts';
import { tellAge } from './tell-age.ts';
import { twins } from './twins/twins.ts';
import { watch } from './watch/watch.ts';
import { webhook } from './webhook/webhook.ts';

export type Workers = {
  /** Resolves once the workers take jobs. */
  ready: () => Promise<void>;
  /** Takes no more jobs and waits for the steps that run; each is seconds long. */
  close: () => Promise<void>;
};

/**
 * There is no sweep while a worker that is gone, or whose end of a sweep Redis did not take, keeps the lock. Two sweeps at
 * once would do no harm.
 */
const sweepLockMs = 5_000;

/** Starts a worker for every job of the catalogue. */
export function startWorkers(deps: Dependencies): Workers {
  const { config, redis, logSparingly, tracing } = deps;
  const handlers: Handlers = {
    render: (payload, context) =>
      logAbout({ production: payload.production_ulid }, () =>
        inTurn(context, () => render(deps, payload, context)),
      ),
    delete: (payload, context) =>
      logAbout({ deletion: payload.deletion_ulid }, () =>
        inTurn(context, () => runDeletion(deps, payload, context)),
      ),
    describe: (payload, context) => inTurn(context, () => describe(deps, payload, context)),
    webhook: (payload, context) => webhook(deps, payload, context),
    bulk: (payload, context) =>
      logAbout({ bulk_action: payload.bulk_action_ulid }, () => bulk(deps, payload, context)),
    reconcile: () => reconcile(deps),
    watch: (_payload, context) => watch(deps, context),
    release: () => release(deps),
    twins: () => twins(deps),
    expire: () => expire(deps),
    clear: () => clear(deps),
  };
  const start = <Name extends JobName>(name: Name, concurrency: number, lockMs = config.RENDER_LOCK_MS) =>
    startWorker(name, handlers[name], {
      connection: redis,
      prefix: config.QUEUE_PREFIX,
      concurrency,
      lockMs,
      telemetry: tracing?.queues,
      onError: (error, job) => {
        // The row says why, or the watch over Redis does.
        if (error instanceof JobFailedError || (job === undefined && redis.status !== 'ready')) return;
        const what = job ? 'job failed' : 'a queue reported an error';
        // What Redis refuses, it refuses to all queues.
        const where = job === undefined && error.name === 'ReplyError' ? 'all queues' : name;
        logSparingly(
          `${where}: ${what}: ${error.name}`,
          { ...subjectOf(name, job ?? ''), queue: name, job, err: error },
          what,
        );
      },
    });
  const workers = [
    start('render', config.RENDER_CONCURRENCY),
    start('delete', config.DELETE_CONCURRENCY),
    start('describe', config.DESCRIBE_CONCURRENCY),
    start('webhook', config.WEBHOOK_CONCURRENCY),
    start('bulk', 1),
    start('reconcile', 1),
    start('watch', 1, sweepLockMs),
    start('release', 1),
    start('twins', 1),
    start('expire', 1),
    start('clear', 1),
  ];

  // The schedules live in Redis and are lost with it: every worker sets them anew, again and again.
  const scheduleAllNow = () =>
    Promise.all([
      schedule(deps, 'reconcile', config.RECONCILE_EVERY_MS),
      schedule(deps, 'watch', config.WATCH_EVERY_MS),
      schedule(deps, 'release', config.WATCH_EVERY_MS),
      schedule(deps, 'twins', config.TWINS_EVERY_MS),
      schedule(deps, 'expire', config.EXPIRE_EVERY_MS),
      schedule(deps, 'clear', config.RECONCILE_EVERY_MS),
    ]).catch((err) => logSparingly('schedule', { err }, 'a job was not scheduled'));
  const scheduleAll = () => (tracing ? tracing.untraced(scheduleAllNow) : scheduleAllNow());
  const rescheduling = setInterval(scheduleAll, config.RECONCILE_EVERY_MS).unref();
  redis.on('ready', scheduleAll);
  let endHeartbeat = () => {};
  let endAge = () => {};
  let endEvents = async () => {};
  let isClosing = false;

  return {
    ready: async () => {
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
      await scheduleAll();
      // Nobody would end what begins now.
      if (isClosing) return;
      endHeartbeat = startHeartbeat(deps, Object.keys(handlers) as JobName[]);
      endAge = tellAge(deps);
      const queueUrl = config.MEDIACONVERT_EVENTS_QUEUE_URL;
      if (queueUrl !== undefined) endEvents = consumeEvents(deps, queueUrl).close;
    },
    close: async () => {
      isClosing = true;
      endHeartbeat();
      endAge();
      deps.budget.close();
      clearInterval(rescheduling);
      redis.off('ready', scheduleAll);
      await Promise.all([endEvents(), ...workers.map((worker) => worker.close())]);
    },
  };
}
