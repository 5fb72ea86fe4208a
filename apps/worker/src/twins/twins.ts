import { findWatchState, type WatchState } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { patienceOfNextMs, withPurpose } from '../mediaconvert/budget/importance.ts';
import { NoTurnError } from '../mediaconvert/budget/no-turn-error.ts';
import { listLiveJobs } from '../mediaconvert/list-live-jobs.ts';
import { isAwsError, isDeclined, messageOf } from '../mediaconvert/verdict.ts';
import { cancelTwins } from './cancel-twins.ts';
import { findCursor, storeCursor } from './cursor.ts';

/** A run looks at a thousand jobs, which are ten calls a minute at the default interval. */
export const mostPages = 50;

/** Searches for twins where the sweep of `watch`, which does so too, has not listed every job lately. */
export async function twins(deps: Dependencies): Promise<void> {
  const { redis, config } = deps;
  const state = await findWatchState({ redis, prefix: config.QUEUE_PREFIX });
  if (isSearchDue(state, config.TWINS_EVERY_MS)) await searchTwins(deps);
}

/** Beside events, two sweeps are as far apart as three runs of this search at the most. */
export function isSearchDue(
  { now, listedAt }: Pick<WatchState, 'now' | 'listedAt'>,
  everyMs: number,
): boolean {
  return listedAt === undefined || now - listedAt >= 2 * everyMs;
}

/**
 * Looks through the MediaConvert jobs that have not ended for those of a production that has another one, or that
 * ended without any, and cancels them. The submit protocol does not make them; a slip of the provider may. Where there
 * are more jobs than a run looks at, or no turn is left for it, the next run goes on from there.
 */
export async function searchTwins(deps: Dependencies, most: number = mostPages): Promise<void> {
  let cursor = await findCursor(deps);
  try {
    // It holds no slot that others wait for.
    await withPurpose({ patienceMs: patienceOfNextMs }, async () => {
      let pages = 0;
      for await (const { jobs, next } of listLiveJobs(deps.mediaConvert, cursor)) {
        await cancelTwins(deps, jobs);
        cursor = next;
        pages += 1;
        if (pages >= most) break;
      }
    });
  } catch (error) {
    if (!isAwsError(error) && !(error instanceof NoTurnError)) throw error;
    // AWS does not know its tokens for ever.
    if (isDeclined(error)) cursor = undefined;
    deps.logSparingly('twins', { reason: messageOf(error) }, 'the search for twins failed');
  }
  await storeCursor(deps, cursor);
}
