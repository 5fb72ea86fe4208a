import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../../apps/worker/src/config.ts';
import { createRandom } from '../../soak/random.ts';
import type { Place } from '../bench.ts';
import type { Figures } from '../draw-table.ts';
import { quantile } from '../numbers.ts';
import { accept } from '../scene/accept.ts';
import { type AwsLog, readAwsLog } from '../scene/aws-log.ts';
import { inScene, type Rates, type Scene, type User } from '../scene/open-scene.ts';
import { countEnded, type Life, readLives, waitForCounts } from '../scene/productions.ts';
import { scaledTimes } from '../scene/scale.ts';
import { type Arrival, drawSteady } from './arrivals.ts';
import { CountedRedis } from './counted-redis.ts';
import { requiredEnvironment } from './days.ts';
import { reckon } from './figures.ts';
import { simulate } from './simulate.ts';
import type { Settings, Times } from './simulated-fleet.ts';

export type LiveOptions = {
  scale: number;
  perHour: number;
  /** For how long productions are accepted */
  hours: number;
  renderSeconds: number;
  slots: number;
  rates: Rates;
  seed: number;
  onEnded: (count: number) => void;
};

const workers = 2;
const users = 6;
/** So many renders, one after another, tell what the machine takes. */
const aloneCount = 5;
const patienceMs = 240_000;

/** Lets the service and the simulation render the same arrivals. */
export async function runLive(
  place: Place,
  options: LiveOptions,
): Promise<{ live: Figures; simulation: Figures; times: Times }> {
  const { scale, renderSeconds, slots, rates, seed, onEnded } = options;
  const arrivals = drawSteady(createRandom(seed), { ...options, users, renderMs: renderSeconds * 1_000 }).map(
    ({ at, ...arrival }) => ({ ...arrival, at: at / scale }),
  );
  const wanted = arrivals.reduce((sum, { renderMs }) => sum + renderMs.length, 0);
  return await inScene(place, { scale, workers, renderSeconds, slots, rates, events: {} }, async (scene) => {
    const people = await Promise.all(Array.from({ length: users }, () => scene.signUp()));
    const times = await measureAlone(scene, people[0] as User);
    await sleep(500);
    const startedAt = Date.now();
    await Promise.all(arrivals.map((arrival) => play(scene, people, arrival, startedAt)));
    await waitForCounts(
      scene,
      (counts) => {
        onEnded(countEnded(counts) - aloneCount);
        return countEnded(counts) - aloneCount >= wanted;
      },
      patienceMs,
    );
    const log = await readAwsLog(scene.cluster.aws.process().logFile);
    const lives = (await readLives(scene)).slice(aloneCount);
    const courses = lives.map(({ acceptedAt, endedAt, jobId }) => ({
      acceptedAt,
      begunAt: log.begun.get(jobId ?? ''),
      endedAt: endedAt ?? undefined,
    }));
    const live = reckon(courses, countCalls(log.calls.filter(({ at }) => at >= startedAt)), scale);

    const redis = new CountedRedis(scene.cluster.redis.url);
    const settings = settingsOf(options, times);
    // How long MediaConvert renders is not what is compared: the simulation is given that of the stand-in.
    const took = lives.map(({ jobId }) => tookMs(log, jobId ?? ''));
    const same = arrivals.map((arrival) => ({
      ...arrival,
      renderMs: took.splice(0, arrival.renderMs.length),
    }));
    try {
      await redis.ping();
      const simulated = await simulate(same, {
        settings,
        random: createRandom(seed),
        redis,
        signal: scene.signal,
      });
      const simulation = reckon(
        simulated.productions.map(({ job, ...rest }) => ({
          ...rest,
          begunAt: job?.begunAt,
          endedAt: rest.endedAt,
        })),
        simulated.calls,
        scale,
      );
      return { live, simulation, times };
    } finally {
      redis.disconnect();
    }
  });
}

const callMs = 5;

/** Measures what the machine takes for a render that is alone: the simulation knows nothing of machines. */
async function measureAlone(scene: Scene, user: User): Promise<Times> {
  for (let count = 1; count <= aloneCount; count += 1) {
    await accept(user, 1);
    await waitForCounts(scene, (counts) => countEnded(counts) >= count, patienceMs);
  }
  const { calls, begun, finished } = await readAwsLog(scene.cluster.aws.process().logFile);
  const created = calls.filter(({ operation }) => operation === 'CreateJob').map(({ at }) => at);
  const lives = await readLives(scene);
  const median = (of: (life: Life, index: number) => number) => quantile(lives.map(of), 0.5) ?? 0;
  return {
    enqueueMs: 0,
    cpuMs: 0,
    submitMs: median(({ acceptedAt }, index) => (created[index] ?? 0) - acceptedAt),
    endMs: median(({ endedAt, jobId }) => (endedAt ?? 0) - (finished.get(jobId ?? '') ?? 0)) - callMs,
    callMs,
    queueMs: median(({ jobId }, index) => (begun.get(jobId ?? '') ?? 0) - (created[index] ?? 0)) - callMs,
    eventMs: 0,
  };
}

async function play(
  scene: Scene,
  people: User[],
  { at, user, renderMs }: Arrival,
  startedAt: number,
): Promise<void> {
  await sleep(Math.max(0, startedAt + at - Date.now()), undefined, { signal: scene.signal });
  const asker = people[user - 1];
  if (asker) await accept(asker, renderMs.length);
}

function tookMs({ begun, finished }: AwsLog, jobId: string): number {
  return (finished.get(jobId) ?? 0) - (begun.get(jobId) ?? 0);
}

function countCalls(calls: { operation: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { operation } of calls) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  return counts;
}

function settingsOf({ scale, slots, rates }: LiveOptions, times: Times): Settings {
  const config = readConfig({ ...requiredEnvironment, ...scaledTimes(scale) });
  return {
    config,
    workers,
    rates: {
      aggregate: { perSecond: rates.per_second * scale, burst: rates.burst },
      operations: new Map(),
    },
    slots,
    hasEvents: true,
    isDescribed: true,
    times,
  };
}
