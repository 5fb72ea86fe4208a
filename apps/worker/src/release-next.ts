import { type Released, releasedAtOnce, releaseWaiting } from '@bacs/db/line';
import { doEventsArrive, findWatchState, tellLinePaused, withDeadline } from '@bacs/queue';
import { pausedBlock } from './block.ts';
import type { Dependencies } from './dependencies.ts';
import { defaultQueue } from './mediaconvert/queue-status.ts';
import { wakeRender } from './wake-render.ts';

const stateDeadlineMs = 500;
/** The line is looked at every WATCH_EVERY_MS: what none of so many looks says again is over. */
const pauseTellings = 4;

/** What runs now, and what follows it for all who have asked meanwhile. */
type Rounds = { current?: Promise<void>; next?: Promise<void> };
const roundsOf = new WeakMap<Dependencies, Rounds>();

/**
 * Releases as many of the productions that wait in line as there is room for, and wakes their render jobs. Anybody may
 * call it at any time: it is cheap where there is nothing to do, and it never throws, because somebody else calls it soon.
 * However many call it at once, a worker does it once for all who have come since it began.
 */
export async function releaseNext(deps: Dependencies): Promise<void> {
  const rounds = roundsOf.get(deps) ?? {};
  roundsOf.set(deps, rounds);
  const begin = () => {
    delete rounds.next;
    rounds.current = releaseAll(deps).finally(() => delete rounds.current);
    return rounds.current;
  };
  if (!rounds.current) return await begin();
  rounds.next ??= rounds.current.then(begin);
  await rounds.next;
}

async function releaseAll(deps: Dependencies): Promise<void> {
  const { db, config, logger, logSparingly } = deps;
  try {
    const rules = {
      backlog: config.MEDIACONVERT_BACKLOG,
      lookMs: await findLookMs(deps),
      queue: queueOf(deps),
    };
    for (;;) {
      const released = await releaseWaiting(db, rules);
      for (const { ulid } of released) logger.info({ production: ulid }, 'released');
      await Promise.all(released.map((production) => wake(deps, production)));
      if (released.length < releasedAtOnce) return;
    }
  } catch (err) {
    logSparingly('release', { err }, 'what waits in line was not released; trying again soon');
  }
}

/** The MediaConvert queue that new jobs go to. While it is paused, the API tells those who wait. */
function queueOf({ config, queueStatus, redis }: Dependencies) {
  const queue = config.MEDIACONVERT_QUEUE ?? defaultQueue;
  const { reason } = pausedBlock(queue);
  const tell = { reason, ms: pauseTellings * config.WATCH_EVERY_MS };
  return {
    pausedReason: reason,
    isPaused: async () => {
      if ((await queueStatus(queue)) !== 'PAUSED') return false;
      const told = tellLinePaused({ redis, prefix: config.QUEUE_PREFIX }, tell);
      await withDeadline(stateDeadlineMs, told).catch(() => {});
      return true;
    },
  };
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

/** What is not woken although it is released gets another attempt by reconcile. */
async function wake(deps: Dependencies, released: Released): Promise<void> {
  try {
    await wakeRender(deps, released, 'line');
  } catch (err) {
    deps.logger.info(
      { production: released.ulid, err },
      'was released and not woken; reconcile does it later',
    );
  }
}
