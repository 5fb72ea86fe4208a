import { createBudget } from '../../../apps/worker/src/mediaconvert/budget/budget.ts';
import { timesActive } from '../../../apps/worker/src/mediaconvert/queue-status.ts';
import { releasedAtOnce } from '../../../packages/db/src/line/release.ts';
import type { Random } from '../../soak/random.ts';
import { type Arrival, uniform } from './arrivals.ts';
import { type CountedRedis, prefixOf } from './counted-redis.ts';
import type { Fleet, Settings } from './simulated-fleet.ts';
import { createJobs } from './simulated-jobs.ts';
import { createMediaConvert, type SimulatedJob } from './simulated-media-convert.ts';
import { createRows, type SimulatedProduction } from './simulated-rows.ts';
import { createSchedules, followEvent } from './simulated-watch.ts';
import { createWorker, type SimulatedWorker } from './simulated-worker.ts';
import { createVirtualTime, inVirtualTime } from './virtual-time.ts';
import { createWatched } from './watched.ts';

export type Simulation = {
  settings: Settings;
  random: Random;
  redis: CountedRedis;
  /** It is over then, in ms, if not before. */
  untilMs?: number;
  signal?: AbortSignal;
};

export type Simulated = {
  productions: SimulatedProduction[];
  calls: ReadonlyMap<string, number>;
  refused: number;
  /** The most that waited in line, and that MediaConvert rendered at once */
  mostWaiting: number;
  mostRunning: number;
};

/**
 * Lets a fleet of workers render what arrives, until all has ended. Its choices are those of the service's own code: turns,
 * what is in flight, the budget with its script in Redis, the interval of the sweep, the backstop, back-off. Rows, queue,
 * network and MediaConvert are simulated; nothing breaks.
 */
export async function simulate(
  arrivals: Arrival[],
  { settings, random, redis, untilMs = Number.POSITIVE_INFINITY, signal }: Simulation,
): Promise<Simulated> {
  const time = createVirtualTime(() => redis.whenIdle());
  const prefix = await prefixOf(redis, settings.workers);
  const { config, times, rates, slots, hasEvents } = settings;
  const productions: SimulatedProduction[] = [];
  let [mostWaiting, mostRunning, ended, failure] = [0, 0, 0, undefined as unknown];
  let queueKnownUntil = 0;

  const fail = (error: unknown) => {
    failure ??= error;
  };
  const tell = (job: SimulatedJob) => {
    mostRunning = Math.max(mostRunning, mediaConvert.running());
    if (hasEvents) followEvent(fleet, job).catch(fail);
  };
  const mediaConvert = createMediaConvert({ time, slots, rates, times, onBegin: tell, onEnd: tell });
  const jobs = createJobs(time);
  const fleet: Fleet = {
    settings,
    time,
    rows: createRows(time),
    jobs,
    mediaConvert,
    watched: createWatched({ now: time.now, hasEvents, running: mediaConvert.running }),
    releaseNext,
    askQueueStatus,
  };
  const workers = Array.from({ length: settings.workers }, openWorker);

  function openWorker(): SimulatedWorker {
    const mostWaiting = Math.ceil(config.RENDER_CONCURRENCY / 2);
    const budget = createBudget({ redis, prefix, rates, mostWaiting, clock: time.now });
    const worker = createWorker(fleet, budget);
    jobs.work(config.RENDER_CONCURRENCY, async (production) => {
      const again = await worker.step(production);
      if (!again) ended += 1;
      return again;
    });
    return worker;
  }

  async function releaseNext(self?: SimulatedProduction): Promise<void> {
    const { watched, rows } = fleet;
    const everyMs = config.WATCH_EVERY_MS;
    const lookMs = watched.eventsArrive()
      ? everyMs
      : Math.max(everyMs, watched.state().nextMs, watched.state().waitedMs);
    for (;;) {
      const released = rows.release({ backlog: config.MEDIACONVERT_BACKLOG, lookMs });
      for (const production of released)
        if (production !== self) void jobs.hurry(production, 'line').catch(fail);
      if (released.length > 0) void askQueueStatus();
      if (released.length < releasedAtOnce) return;
    }
  }

  /** The queue is never paused. An answer is good for a while, for the whole fleet. */
  async function askQueueStatus(): Promise<void> {
    if (time.now() < queueKnownUntil) return;
    queueKnownUntil = time.now() + timesActive * config.BLOCKED_POLL_MS;
    await anyWorker()
      .call('GetQueue')
      .catch(() => {});
  }

  async function arrive(): Promise<void> {
    for (const { at, user, renderMs } of arrivals) {
      await time.sleep(at - time.now());
      const accepted = renderMs.map(
        (ms, index): SimulatedProduction => ({
          user,
          renderMs: ms,
          acceptedAt: time.now(),
          status: 'queued',
          // A request is for one upload, which one Probe describes.
          isDescribed: settings.isDescribed || index > 0,
        }),
      );
      fleet.rows.accept(user, accepted);
      productions.push(...accepted);
      mostWaiting = Math.max(mostWaiting, fleet.rows.waiting());
      time.after(times.enqueueMs, () => accepted.forEach(jobs.enqueue));
    }
  }

  const wanted = arrivals.reduce((sum, { renderMs }) => sum + renderMs.length, 0);
  const anyWorker = () => workers[random.int(0, workers.length - 1)] as SimulatedWorker;
  await inVirtualTime(
    time,
    () => uniform(random),
    async () => {
      for (const run of [arrive, ...createSchedules(fleet, anyWorker)]) run().catch(fail);
      await time.run(
        () => signal?.aborted || failure !== undefined || ended === wanted || time.now() > untilMs,
      );
    },
  );
  if (failure !== undefined) throw failure;
  signal?.throwIfAborted();
  return {
    productions,
    calls: mediaConvert.calls,
    refused: mediaConvert.refused(),
    mostWaiting,
    mostRunning,
  };
}
