import { findTaken } from '@bacs/db/productions';
import { takenStatuses } from '@bacs/domain';
import {
  doEventsArrive,
  findWatchState,
  isSwept,
  type JobContext,
  noteFailedSweep,
  noteSweep,
  type WatchState,
} from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { type Importance, withPurpose } from '../mediaconvert/budget/importance.ts';
import { NoTurnError } from '../mediaconvert/budget/no-turn-error.ts';
import { type ListedJob, listJobs } from '../mediaconvert/list-jobs.ts';
import { isAwsError, messageOf } from '../mediaconvert/verdict.ts';
import { releaseNext } from '../release-next.ts';
import { cancelTwins } from '../twins/cancel-twins.ts';
import { compare } from './compare.ts';
import { nextSweepMs, pagesWithin } from './next-sweep.ts';

/** A page waits its turn for this long at most. */
const patienceMs = 60_000;

/**
 * Looks at all MediaConvert jobs of the fleet together, in lists of what waits and what transcodes there, when that is
 * due. It stores what the lists tell and wakes the renders whose jobs are in neither: only their own look ends them.
 */
export async function watch(deps: Dependencies, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
  const { redis, config, logSparingly } = deps;
  const place = { redis, prefix: config.QUEUE_PREFIX };
  const state = await findWatchState(place);
  if (!isDue(state, config.WATCH_EVERY_MS)) return;
  if (state.sweptAt !== undefined)
    deps.metrics?.pollLag.observe(Math.max(0, state.now - state.sweptAt - state.nextMs) / 1_000);
  const eventsArrive = doEventsArrive(state);
  const importance = importanceOfSweep(state);
  try {
    const { isChanged, ...swept } = await withPurpose({ importance, patienceMs, signal }, () =>
      sweep(deps, eventsArrive),
    );
    await noteSweep(place, swept);
    // What has started or ended makes room.
    if (isChanged) await releaseNext(deps);
  } catch (error) {
    if (isAwsError(error)) await noteFailedSweep(place);
    else if (!(error instanceof NoTurnError)) throw error;
    logSparingly('watch', { reason: messageOf(error) }, 'the sweep through MediaConvert’s jobs failed');
  }
}

/**
 * Without events nobody else notices that renders end. Without a sweep each render looks for itself, at many times the
 * calls: so one that no turn was left for comes before CreateJob while there is still time for it.
 */
export function importanceOfSweep(state: WatchState): Importance {
  const isInTime = isSwept({ ...state, now: state.now + patienceMs });
  return doEventsArrive(state) && isInTime ? 'percent' : 'end';
}

/** The schedule itself may be a little early. */
export function isDue({ now, sweptAt, nextMs }: WatchState, everyMs: number): boolean {
  return sweptAt === undefined || now >= sweptAt + nextMs - everyMs / 2;
}

async function sweep(deps: Dependencies, eventsArrive: boolean) {
  const { db, config, budget } = deps;
  const everyMs = config.WATCH_EVERY_MS;
  const startedAt = performance.now();
  const [submitted, processing] = await Promise.all(
    takenStatuses.map(async (status) => {
      const [first] = await findTaken(db, { after: 0, limit: 1, statuses: [status] });
      return first !== undefined;
    }),
  );
  if (!submitted && !processing)
    return {
      isChanged: false,
      running: 0,
      untold: 0,
      isComplete: undefined,
      isWhole: false,
      nextMs: everyMs,
    };
  const callsPerSecond = await budget.callsPerSecondOfSweep();
  // A job goes from the first list to the second: read in this order, it is in one of them at least.
  const most = pagesWithin(everyMs, callsPerSecond);
  const waiting = submitted
    ? await listJobs(deps.mediaConvert, 'SUBMITTED', Math.ceil(most / 2))
    : { jobs: new Map<string, ListedJob>(), pages: 0, isComplete: true };
  const running = await listJobs(deps.mediaConvert, 'PROGRESSING', Math.max(1, most - waiting.pages));
  const seen = await compare(deps, { waiting, running, startedAt });
  await cancelTwins(deps, seen.strays);
  const isComplete = waiting.isComplete && running.isComplete;
  const pages = waiting.pages + running.pages;
  const wholeMs = nextSweepMs({
    everyMs,
    pages,
    callsPerSecond,
    remainingMs: seen.remainingMs,
    eventsArrive,
  });
  return {
    isChanged: seen.begun + seen.woken > 0,
    running: seen.remainingMs.length,
    untold: seen.woken,
    isComplete,
    isWhole: isComplete && submitted === true,
    nextMs: Math.max(0, wholeMs - (performance.now() - startedAt)),
  };
}
