import { setTimeout as sleep } from 'node:timers/promises';
import { linearRegression } from 'simple-statistics';
import type { Place } from '../bench.ts';
import type { Figures } from '../draw-table.ts';
import { round } from '../numbers.ts';
import { acceptSteadily } from '../scene/accept.ts';
import { inScene } from '../scene/open-scene.ts';
import { countByStatus, countEnded } from '../scene/productions.ts';
import { measureMemory, residentOf, startTellingWorker } from './worker-memory.ts';

export type SlopeOptions = { minutes: number; onMinute: (count: number) => void };

/** The size of a process after so many seconds */
export type Sample = { seconds: number; rss_mb: number };

const perSecond = 5;
const renderSeconds = 2;
const sampleEveryMs = 1_000;
/** A process grows while it warms up: this share of the time, at the beginning, does not count. */
const warmUp = 0.2;

/** Lets one worker render steadily, and reckons how its memory grows. */
export async function runSlope(place: Place, { minutes, onMinute }: SlopeOptions): Promise<Figures> {
  const options = { scale: 1, workers: 0, renderSeconds, slots: 100, events: {} };
  return await inScene(place, options, async (scene) => {
    const worker = await startTellingWorker(scene);
    const user = await scene.signUp();
    const lastMs = minutes * 60_000;
    const warmMs = warmUp * lastMs;
    const count = minutes * 60 * perSecond;
    const accepting = acceptSteadily(user, { count, everyMs: 1_000 / perSecond, signal: place.signal });
    accepting.catch(() => {});
    const startedAt = performance.now();
    const passedMs = () => performance.now() - startedAt;
    const samples: Sample[] = [];
    const sampleUntil = async (endMs: number) => {
      for (let ms = passedMs(); ms < endMs; ms = passedMs()) {
        samples.push({ seconds: ms / 1_000, rss_mb: await residentOf(worker) });
        onMinute(Math.floor(ms / 60_000));
        await sleep(sampleEveryMs, undefined, { signal: place.signal });
      }
    };
    await sampleUntil(warmMs);
    samples.length = 0;
    const warm = await measureMemory(worker, place.signal);
    await sampleUntil(lastMs);
    await accepting;
    const last = await measureMemory(worker, place.signal);
    return {
      run: 'slope',
      minutes,
      rendered: countEnded(await countByStatus(scene)),
      ...slopeOf(samples),
      heap_mb_warm: warm.heap_mb,
      heap_mb_last: last.heap_mb,
    };
  });
}

/** Reckons the growth in MB per hour by linear regression, and between what the sizes lie. */
export function slopeOf(samples: Sample[]): {
  mb_per_hour: number;
  least_rss_mb: number;
  most_rss_mb: number;
} {
  const { m } = linearRegression(samples.map(({ seconds, rss_mb }) => [seconds, rss_mb]));
  const sizes = samples.map(({ rss_mb }) => rss_mb);
  return {
    mb_per_hour: round(m * 3_600, 1),
    least_rss_mb: round(Math.min(...sizes), 1),
    most_rss_mb: round(Math.max(...sizes), 1),
  };
}
