import { isSearchDue, mostPages as mostPagesOfTwins } from '../../../apps/worker/src/twins/twins.ts';
import { nextSweepMs, pagesWithin, remainingMs } from '../../../apps/worker/src/watch/next-sweep.ts';
import { importanceOfSweep } from '../../../apps/worker/src/watch/watch.ts';
import type { Fleet } from './simulated-fleet.ts';
import type { SimulatedProduction } from './simulated-rows.ts';
import type { SimulatedWorker } from './simulated-worker.ts';

/** What a sweep has seen, and whether something has started or ended. */
type Seen = {
  isChanged: boolean;
  untold: number;
  isComplete: boolean | undefined;
  isWhole: boolean;
  nextMs: number;
};

/** How long a page waits for its turn; how soon one that was woken may be woken again, in sweeps. */
const patienceMs = 60_000;
const sweepsToRest = 4;

/** Looks at all jobs of MediaConvert, as `watch` does. */
export async function sweep(
  fleet: Fleet,
  worker: SimulatedWorker,
  wokenUntil: WeakMap<SimulatedProduction, number>,
): Promise<Seen> {
  const { time, rows, mediaConvert, settings } = fleet;
  const { WATCH_EVERY_MS: everyMs, BLOCKED_POLL_MS: blockedMs } = settings.config;
  const startedAt = time.now();
  if (rows.submitted.size + rows.processing.size === 0)
    return { isChanged: false, untold: 0, isComplete: undefined, isWhole: false, nextMs: everyMs };
  const callsPerSecond = await worker.callsPerSecondOfSweep();
  const most = pagesWithin(everyMs, callsPerSecond);
  const importance = importanceOfSweep(fleet.watched.state());
  const waiting = rows.submitted.size > 0 ? await list('SUBMITTED', Math.ceil(most / 2)) : nothingListed;
  const running = await list('PROGRESSING', Math.max(1, most - waiting.pages));

  const remaining: number[] = [];
  let [begun, woken] = [0, 0];
  for (const production of [...rows.submitted, ...rows.processing]) {
    const { job, submittedAt = 0, status } = production;
    const ageMs = time.now() - submittedAt;
    if (job?.status === 'PROGRESSING') {
      remaining.push(remainingMs(ageMs, mediaConvert.percentOf(job)));
      if (status === 'submitted') begun += 1;
      rows.start(production);
    } else if (job?.status === 'SUBMITTED') {
      if (ageMs >= blockedMs) await fleet.askQueueStatus();
    } else if (isGone(production, ageMs) && (wokenUntil.get(production) ?? 0) <= time.now()) {
      wokenUntil.set(production, time.now() + sweepsToRest * everyMs);
      woken += 1;
      void fleet.jobs.hurry(production);
    }
  }
  const isComplete = waiting.isComplete && running.isComplete;
  const wholeMs = nextSweepMs({
    everyMs,
    pages: waiting.pages + running.pages,
    callsPerSecond,
    remainingMs: remaining,
    eventsArrive: fleet.watched.eventsArrive(),
  });
  return {
    isChanged: begun + woken > 0,
    untold: woken,
    isComplete,
    isWhole: isComplete && waiting.pages > 0,
    nextMs: Math.max(0, wholeMs - (time.now() - startedAt)),
  };

  async function list(status: 'SUBMITTED' | 'PROGRESSING', mostPages: number) {
    for (let pages = 1; ; pages += 1) {
      await worker.call('ListJobs', { importance, patienceMs });
      // A list that grows while it is read has its end later.
      const isComplete = pages >= mediaConvert.pagesOf(status);
      if (isComplete || pages >= mostPages) return { pages, isComplete };
    }
  }

  function isGone({ status }: SimulatedProduction, ageMs: number): boolean {
    if (!running.isComplete || (status === 'submitted' && !waiting.isComplete)) return false;
    return ageMs >= time.now() - startedAt + everyMs;
  }
}

/** Makes the search of `twins`, which goes on where the one before has stopped, and finds nothing. */
export function createTwins({
  mediaConvert,
  watched,
  settings,
}: Fleet): (worker: SimulatedWorker) => Promise<void> {
  let read = 0;
  return async (worker) => {
    if (!isSearchDue(watched.state(), settings.config.TWINS_EVERY_MS)) return;
    for (let pages = 1; pages <= mostPagesOfTwins; pages += 1) {
      await worker.call('ListJobs', { patienceMs: twinsPatienceMs });
      read += 1;
      if (read < mediaConvert.pagesOf('SUBMITTED') + mediaConvert.pagesOf('PROGRESSING')) continue;
      read = 0;
      return;
    }
  };
}

const twinsPatienceMs = 10_000;
const nothingListed = { pages: 0, isComplete: true };
