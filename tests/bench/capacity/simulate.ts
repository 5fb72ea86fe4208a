import { createBudget } from '../../../apps/worker/src/mediaconvert/budget/budget.ts';
import { NoTurnError } from '../../../apps/worker/src/mediaconvert/budget/no-turn-error.ts';
import { isDue } from '../../../apps/worker/src/watch/watch.ts';
import { releasedAtOnce } from '../../../packages/db/src/line/release.ts';
import { doEventsArrive, type WatchState } from '../../../packages/queue/src/watch-state.ts';
import type { Random } from '../../soak/random.ts';
import { type Arrival, uniform } from './arrivals.ts';
import { type CountedRedis, prefixOf } from './counted-redis.ts';
import type { Fleet, Settings } from './simulated-fleet.ts';
import { createJobs } from './simulated-jobs.ts';
import { createMediaConvert, RefusedError, type SimulatedJob } from './simulated-media-convert.ts';
import { createRows, type SimulatedProduction } from './simulated-rows.ts';
import { sweep } from './simulated-sweep.ts';
import { createWorker } from './simulated-worker.ts';
import { createVirtualTime, inVirtualTime } from './virtual-time.ts';

export type Simulated = {
  productions: SimulatedProduction[];
  calls: ReadonlyMap<string, number>;
  refused: number;
  /** The most that waited in line, and that MediaConvert rendered at once */
  mostWaiting: number;
  mostRunning: number;
};

/** An event that comes before its row knows of the job, or while a worker is at it, comes again so often. */
const [soonMs, mostReceives] = [2_000, 5];
const fewUntold = 3;

/**
 * Lets a fleet of workers render what arrives. Its choices are those of the service's own code: turns, what is in flight,
 * the budget with its script in Redis, the interval of the sweep, the backstop, back-off. Rows, queue, network and
 * MediaConvert are simulated; nothing breaks.
 */
export async function simulate(
  arrivals: Arrival[],
  {
    settings,
    random,
    redis,
    untilMs,
  }: { settings: Settings; random: Random; redis: CountedRedis; untilMs?: number },
): Promise<Simulated> {
  const time = createVirtualTime(() => redis.pending > 0);
  const prefix = await prefixOf(redis, settings.workers);
  const { config, times, rates } = settings;
  const rows = createRows(time);
  const jobs = createJobs(time);
  const events = createEvents();
  const mediaConvert = createMediaConvert({
    time,
    slots: settings.slots,
    rates,
    times,
    onBegin: (job) => void events.tell(job),
    onEnd: (job) => void events.tell(job),
  });
  const state: WatchState = {
    now: 0,
    sweptAt: undefined,
    isComplete: false,
    nextMs: 0,
    runningSince: undefined,
    listenedAt: undefined,
    eventsAt: undefined,
    missedAt: undefined,
  };
  /** MediaConvert tells of each job that transcodes once a minute. */
  const watchState = (): WatchState => {
    const told = settings.hasEvents && mediaConvert.running() > 0 ? { eventsAt: time.now() } : {};
    Object.assign(state, told);
    return { ...state, now: time.now(), listenedAt: settings.hasEvents ? time.now() : undefined };
  };
  const eventsArrive = () => doEventsArrive(watchState());
  const fleet: Fleet = {
    settings,
    time,
    rows,
    jobs,
    mediaConvert,
    watchState,
    doEventsArrive: eventsArrive,
    releaseNext,
    uniform: () => uniform(random),
  };
  const productions: SimulatedProduction[] = [];
  let [mostWaiting, mostRunning, ended] = [0, 0, 0];

  const workers = Array.from({ length: settings.workers }, () => {
    const budget = createBudget({
      redis,
      prefix,
      rates,
      mostWaiting: Math.ceil(config.RENDER_CONCURRENCY / 2),
      clock: time.now,
    });
    const worker = createWorker(fleet, budget);
    jobs.work(config.RENDER_CONCURRENCY, async (production) => {
      const again = await worker.step(production);
      if (!again) ended += 1;
      return again;
    });
    return worker;
  });

  async function releaseNext(self?: SimulatedProduction): Promise<void> {
    const lookMs = eventsArrive() ? config.WATCH_EVERY_MS : Math.max(config.WATCH_EVERY_MS, state.nextMs);
    for (;;) {
      const released = rows.release({ backlog: config.MEDIACONVERT_BACKLOG, lookMs });
      for (const production of released) if (production !== self) void jobs.hurry(production, 'line');
      if (released.length < releasedAtOnce) return;
    }
  }

  function createEvents() {
    let told = 0;
    /** A job of which its row does not know yet begins unseen; its end comes again. */
    async function tell(job: SimulatedJob, receives = 1): Promise<void> {
      mostRunning = Math.max(mostRunning, mediaConvert.running());
      if (!settings.hasEvents) return;
      const { status } = job;
      await time.sleep(receives === 1 ? times.eventMs : soonMs);
      state.eventsAt = time.now();
      const production = rows.findByJob(job);
      if (status === 'PROGRESSING') {
        if (!production) return;
        rows.start(production);
        return await releaseNext();
      }
      const isFree = production !== undefined && (await jobs.hurry(production));
      if (!isFree && receives < mostReceives) return await tell(job, receives + 1);
      told += 1;
    }
    const takeTold = () => {
      const count = told;
      told = 0;
      return count;
    };
    return { tell, takeTold };
  }

  async function watch(): Promise<void> {
    const wokenUntil = new WeakMap<SimulatedProduction, number>();
    for (;;) {
      await time.sleep(config.WATCH_EVERY_MS);
      if (!isDue(watchState(), config.WATCH_EVERY_MS)) continue;
      const worker = workers[random.int(0, workers.length - 1)];
      if (!worker) return;
      try {
        const { isChanged, ...seen } = await sweep(fleet, worker, wokenUntil);
        const told = events.takeTold();
        Object.assign(state, { sweptAt: time.now(), nextMs: seen.nextMs });
        if (seen.isComplete !== undefined) state.isComplete = seen.isComplete;
        if (seen.untold >= fewUntold && seen.untold > told) state.missedAt = time.now();
        if (isChanged) await releaseNext();
      } catch (error) {
        if (error instanceof RefusedError) state.sweptAt = undefined;
        else if (!(error instanceof NoTurnError)) throw error;
      }
    }
  }

  async function dispatch(): Promise<void> {
    for (;;) {
      await time.sleep(config.WATCH_EVERY_MS);
      await releaseNext();
    }
  }

  async function arrive(): Promise<void> {
    for (const { at, user, renderMs } of arrivals) {
      await time.sleep(at - time.now());
      const accepted = renderMs.map(
        (ms): SimulatedProduction => ({
          renderMs: ms,
          acceptedAt: time.now(),
          status: 'queued',
          isDescribed: settings.isDescribed,
        }),
      );
      // One Probe describes the upload of a request.
      for (const production of accepted.slice(1)) production.isDescribed = true;
      rows.accept(user, accepted);
      productions.push(...accepted);
      mostWaiting = Math.max(mostWaiting, rows.waiting());
      time.after(times.enqueueMs, () => accepted.forEach(jobs.enqueue));
    }
  }

  const wanted = arrivals.reduce((sum, { renderMs }) => sum + renderMs.length, 0);
  await inVirtualTime(time, async () => {
    let failure: unknown;
    for (const run of [arrive, watch, dispatch])
      run().catch((error: unknown) => {
        failure ??= error;
      });
    await time.run(
      () => failure !== undefined || ended === wanted || time.now() > (untilMs ?? Number.POSITIVE_INFINITY),
    );
    if (failure !== undefined) throw failure;
  });
  return {
    productions,
    calls: mediaConvert.calls,
    refused: mediaConvert.refused(),
    mostWaiting,
    mostRunning,
  };
}
