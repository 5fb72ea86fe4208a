import { setTimeout as sleep } from 'node:timers/promises';
import { findWatchState } from '@bacs/queue';
import type { Place } from '../bench.ts';
import type { Figures } from '../draw-table.ts';
import { round } from '../numbers.ts';
import { accept } from '../scene/accept.ts';
import { inScene, type Scene } from '../scene/open-scene.ts';
import { type Counts, countEnded, waitForCounts } from '../scene/productions.ts';
import { measureMemory, requireRunning, startTellingWorker } from './worker-memory.ts';

export type GrowthOptions = { few: number; many: number; onTaken: (count: number) => void };

const renderSeconds = 24 * 60 * 60;
/** So many are rendered to their end first: a worker grows while it runs each line for the first time. */
const warmUp = { count: 500, faults: { instant_render_ms: 200 } };
const perStep = 200;
const msForEach = 200;
const prefix = 'bacs';
const lookEveryMs = 500;
const env = {
  QUEUE_PREFIX: prefix,
  /** The most that the worker may be told to submit before it runs */
  MEDIACONVERT_BACKLOG: '1000',
  /** By default a sweep through so many pages comes every ten minutes, and nobody would wait for it. */
  WATCH_EVERY_MS: '500',
};

/** Measures one worker while MediaConvert has few and while it has many productions, and what lies between. */
export async function runGrowth(place: Place, { few, many, onTaken }: GrowthOptions): Promise<Figures[]> {
  const options = { scale: 1, workers: 0, renderSeconds, slots: many + warmUp.count, events: {}, env };
  return await inScene(place, options, async (scene) => {
    const worker = await startTellingWorker(scene);
    const user = await scene.signUp();
    let accepted = 0;
    const acceptUntil = async (count: number, countDone: (counts: Counts) => number) => {
      const wanted = count - accepted;
      while (accepted < count) {
        const step = Math.min(perStep, count - accepted);
        await accept(user, step);
        accepted += step;
        const isDone = (counts: Counts) => {
          requireRunning(worker);
          onTaken(countTaken(counts));
          return countDone(counts) >= accepted;
        };
        if (!(await waitForCounts(scene, isDone, 60_000 + wanted * msForEach)))
          throw new Error(`MediaConvert has not taken all of ${accepted} productions in time`);
      }
    };
    const measureAt = async (count: number) => {
      await acceptUntil(warmUp.count + count, (counts) => countTaken(counts) + countEnded(counts));
      await waitForSweep(scene);
      return await measureMemory(worker, place.signal);
    };
    await scene.cluster.aws.control.setFaults(warmUp.faults);
    await acceptUntil(warmUp.count, countEnded);
    await scene.cluster.aws.control.setFaults({});
    const [before, after] = [await measureAt(few), await measureAt(many)];
    return [
      { run: 'growth', in_flight: few, ...before },
      { run: 'growth', in_flight: many, ...after },
      {
        run: 'growth',
        in_flight: 'growth',
        rss_mb: round(after.rss_mb - before.rss_mb, 1),
        heap_mb: round(after.heap_mb - before.heap_mb, 1),
        external_mb: round(after.external_mb - before.external_mb, 1),
      },
    ];
  });
}

function countTaken({ submitted = 0, processing = 0 }: Counts): number {
  return submitted + processing;
}

/** Waits until a sweep has gone through the lists of MediaConvert, which are as long as much is in flight. */
async function waitForSweep({ cluster, signal }: Scene): Promise<void> {
  const sweptAt = async () => (await findWatchState({ redis: cluster.redis.client, prefix })).sweptAt;
  const before = await sweptAt();
  while ((await sweptAt()) === before) await sleep(lookEveryMs, undefined, { signal });
}
