import type { Place } from '../bench.ts';
import type { Figures } from '../draw-table.ts';
import { round } from '../numbers.ts';
import { accept } from '../scene/accept.ts';
import { inScene } from '../scene/open-scene.ts';
import { type Counts, waitForCounts } from '../scene/productions.ts';
import { measureMemory, requireRunning, startTellingWorker } from './worker-memory.ts';

export type GrowthOptions = { few: number; many: number; onRunning: (count: number) => void };

const renderSeconds = 24 * 60 * 60;
const perStep = 200;
const msForEach = 200;
/** The most that the worker may be told to submit before it runs */
const backlog = 1_000;

/** Measures one worker while few and while many of its productions transcode, and what lies between. */
export async function runGrowth(place: Place, { few, many, onRunning }: GrowthOptions): Promise<Figures[]> {
  const env = { MEDIACONVERT_BACKLOG: String(backlog) };
  const options = { scale: 1, workers: 0, renderSeconds, slots: many, events: {}, env };
  return await inScene(place, options, async (scene) => {
    const worker = await startTellingWorker(scene);
    const user = await scene.signUp();
    let accepted = 0;
    const measureAt = async (count: number) => {
      while (accepted < count) {
        const step = Math.min(perStep, count - accepted);
        await accept(user, step);
        accepted += step;
      }
      const running = await waitForCounts(
        scene,
        (counts: Counts) => {
          requireRunning(worker);
          onRunning(counts.processing ?? 0);
          return (counts.processing ?? 0) >= count;
        },
        60_000 + count * msForEach,
      );
      if (!running) throw new Error(`Not all of ${count} productions transcode in time`);
      return await measureMemory(worker, place.signal);
    };
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
