import { type Released, releasedAtOnce, releaseWaiting } from '@bacs/db/line';
import { tryStartAttempt } from '@bacs/db/productions';
import { doEventsArrive, enqueue, findWatchState, hasLiveJob, hurry, withDeadline } from '@bacs/queue';
import type { Dependencies } from './dependencies.ts';

const stateDeadlineMs = 500;
/** The worker's connection waits for a Redis that is away, and whoever releases has something else to do. */
const wakeDeadlineMs = 2_000;

/**
 * Releases as many of the productions that wait in line as there is room for, and wakes their render jobs. Anybody may
 * call it at any time: it is cheap where there is nothing to do, and it never throws, because somebody else calls it soon.
 * @param self the ULID of the production whose job calls it, which nobody has to wake.
 */
export async function releaseNext(deps: Dependencies, self?: string): Promise<void> {
  const { db, config, logger, logSparingly } = deps;
  try {
    const rules = { backlog: config.MEDIACONVERT_BACKLOG, lookMs: await findLookMs(deps) };
    for (;;) {
      const released = await releaseWaiting(db, rules);
      for (const { ulid } of released) logger.info({ production: ulid }, 'released');
      await Promise.all(
        released.filter(({ ulid }) => ulid !== self).map((production) => wake(deps, production)),
      );
      if (released.length < releasedAtOnce) return;
    }
  } catch (err) {
    logSparingly('release', { err }, 'what waits in line was not released; trying again soon');
  }
}

/**
 * How long it takes until a start of MediaConvert's makes room: an event or a sweep tells of it, the next one, or the last
 * one, which has told of it just now.
 */
async function findLookMs({ redis, config }: Dependencies): Promise<number> {
  const { WATCH_EVERY_MS: everyMs, QUEUE_PREFIX: prefix } = config;
  const state = await withDeadline(stateDeadlineMs, findWatchState({ redis, prefix })).catch(() => undefined);
  if (state === undefined || doEventsArrive(state)) return everyMs;
  return Math.max(everyMs, state.nextMs, state.waitedMs);
}

/**
 * A job that is not woken although its production is released gets another attempt by reconcile. A row that changed a
 * moment ago and has no job is left to reconcile, too: its job may be on its way to the queue.
 */
async function wake(deps: Dependencies, released: Released): Promise<void> {
  const { queues, db, logger, config } = deps;
  const { id, ulid, attempt, updated_at, read_at } = released;
  const payload = { production_ulid: ulid, attempt };
  try {
    if (await withDeadline(wakeDeadlineMs, hasLiveJob(deps, 'render', payload, 'line'))) {
      await hurry(queues, 'render', payload, { delay: 'line' });
      return;
    }
    if (read_at.getTime() - updated_at.getTime() < config.RECONCILE_IDLE_MS) return;
    if (!(await tryStartAttempt(db, { id, attempt }))) return;
    await enqueue(queues, 'render', { production_ulid: ulid, attempt: attempt + 1 });
    logger.info({ production: ulid, attempt: attempt + 1 }, 'was released and had no live job; enqueued');
  } catch (err) {
    logger.info({ production: ulid, err }, 'was released and not woken; reconcile does it later');
  }
}
