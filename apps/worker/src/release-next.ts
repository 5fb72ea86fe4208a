import { type Released, releasedAtOnce, releaseWaiting } from '@bacs/db/line';
import { doEventsArrive, tellLinePaused, withDeadline } from '@bacs/queue';
import { pausedBlock } from './block.ts';
import type { Dependencies } from './dependencies.ts';
import { defaultQueue } from './mediaconvert/queue-status.ts';
import { wakeRender } from './wake-render.ts';

const tellDeadlineMs = 500;
/** The line is looked at every WATCH_EVERY_MS: what none of so many looks says again is over. */
const pauseTellings = 4;

/**
 * Releases as many of the productions that wait in line as there is room for, and wakes their render jobs. Anybody may
 * call it at any time: it is cheap where there is nothing to do, all who call it at once in a process share a run, and it
 * never throws, because somebody else calls it soon.
 * @param self the ULID of the production whose job calls it, which nobody has to wake.
 */
export async function releaseNext(deps: Dependencies, self?: string): Promise<void> {
  await deps.releases(self, (isAsking) => releaseAll(deps, isAsking));
}

/** @param isAsking tells whose job waits for this in the process, and looks at its row again by itself. */
async function releaseAll(deps: Dependencies, isAsking: (ulid: string) => boolean): Promise<void> {
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
      await Promise.all(
        released.filter(({ ulid }) => !isAsking(ulid)).map((production) => wake(deps, production)),
      );
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
      await withDeadline(tellDeadlineMs, told).catch(() => {});
      return true;
    },
  };
}

/**
 * How long it takes until a start of MediaConvert's makes room: an event or a sweep tells of it, the next one, or the last
 * one, which has told of it just now.
 */
async function findLookMs({ watchState, config }: Dependencies): Promise<number> {
  const { WATCH_EVERY_MS: everyMs } = config;
  const state = await watchState();
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
