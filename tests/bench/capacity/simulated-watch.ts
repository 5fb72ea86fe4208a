import { NoTurnError } from '../../../apps/worker/src/mediaconvert/budget/no-turn-error.ts';
import { isDue } from '../../../apps/worker/src/watch/watch.ts';
import type { Fleet } from './simulated-fleet.ts';
import { RefusedError, type SimulatedJob } from './simulated-media-convert.ts';
import { createTwins, sweep } from './simulated-sweep.ts';
import type { SimulatedWorker } from './simulated-worker.ts';

/** What the schedules of the service do, for ever. */
export function createSchedules(fleet: Fleet, worker: () => SimulatedWorker): (() => Promise<never>)[] {
  const { time, watched, settings } = fleet;
  const { WATCH_EVERY_MS, TWINS_EVERY_MS } = settings.config;
  const wokenUntil = new WeakMap();
  const searchTwins = createTwins(fleet);

  async function watch(): Promise<void> {
    if (!isDue(watched.state(), WATCH_EVERY_MS)) return;
    const { isChanged, ...seen } = await sweep(fleet, worker(), wokenUntil);
    watched.noteSweep(seen);
    if (isChanged) await fleet.releaseNext();
  }

  async function every(ms: number, work: () => Promise<void>, onRefused = () => {}): Promise<never> {
    for (;;) {
      await time.sleep(ms);
      try {
        await work();
      } catch (error) {
        if (error instanceof RefusedError) onRefused();
        else if (!(error instanceof NoTurnError)) throw error;
      }
    }
  }

  return [
    () => every(WATCH_EVERY_MS, watch, () => watched.noteSweep(undefined)),
    () => every(WATCH_EVERY_MS, () => fleet.releaseNext()),
    () => every(TWINS_EVERY_MS, () => searchTwins(worker())),
  ];
}

/** An event comes again after so long, so often, while its row does not know of the job or a worker is at it. */
const [soonMs, mostReceives] = [2_000, 5];

/** Does what an event asks for: it tells that a job has begun or ended. */
export async function followEvent(fleet: Fleet, job: SimulatedJob, receives = 1): Promise<void> {
  const { time, rows, jobs, watched, settings } = fleet;
  const { status } = job;
  await time.sleep(receives === 1 ? settings.times.eventMs : soonMs);
  watched.noteEvent();
  const production = rows.findByJob(job);
  if (status === 'PROGRESSING') {
    // One that comes before its row knows of the job is not needed.
    if (!production) return;
    rows.start(production);
    return await fleet.releaseNext();
  }
  const isFree = production !== undefined && (await jobs.hurry(production));
  if (!isFree && receives < mostReceives) return await followEvent(fleet, job, receives + 1);
  watched.noteEnd();
}
