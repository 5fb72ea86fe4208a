import { type Released, releasedAtOnce, releaseWaiting } from '@bacs/db/line';
import { tryStartAttempt } from '@bacs/db/productions';
import { doEventsArrive, enqueue, hasLiveJob, hurry, withDeadline } from '@bacs/queue';
import type { Dependencies } from './dependencies.ts';

/** The worker's connection waits for a Redis that is away, and whoever releases has something else to do. */
const wakeDeadlineMs = 2_000;

/**
 * Releases as many of the productions that wait in line as there is room for, and wakes their render jobs. Anybody may
 * call it at any time: it is cheap where there is nothing to do, all who call it at once in a process share a run, and it
 * never throws, because somebody else calls it soon.
 * @param self the ULID of the production whose job calls it, which nobody has to wake.
 */
export async function releaseNext(deps: Dependencies, self?: string): Promise<void> {
  await deps.releases(self, (isAsking) => release(deps, isAsking));
}

/** @param isAsking tells whose job waits for this in the process, and looks at its row again by itself. */
async function release(deps: Dependencies, isAsking: (ulid: string) => boolean): Promise<void> {
  const { db, config, logger, logSparingly } = deps;
  try {
    const rules = { backlog: config.MEDIACONVERT_BACKLOG, lookMs: await findLookMs(deps) };
    for (;;) {
      const released = await releaseWaiting(db, rules);
      for (const { ulid } of released) logger.info({ production: ulid }, 'released');
      await Promise.all(
        released.filter(({ ulid }) => !isAsking(ulid)).map((production) => wake(deps, production)),
      );
      if (released.length < releasedAtOnce) return;
    }
  } catch (err) {
    logSparingly('release', { err }, 'what waits in line was not released; trying again soon');
  }
}

/** How long it takes until a start of MediaConvert's makes room: an event or the next sweep tells of it. */
async function findLookMs({ watchState, config }: Dependencies): Promise<number> {
  const { WATCH_EVERY_MS: everyMs } = config;
  const state = await watchState();
  return state === undefined || doEventsArrive(state) ? everyMs : Math.max(everyMs, state.nextMs);
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
