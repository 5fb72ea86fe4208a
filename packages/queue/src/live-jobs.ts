import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type EnqueuedName, jobIdOf, type Payload } from './catalogue.ts';
import { type Delay, longestDelaysMs } from './delays.ts';
import { parsePayload } from './payload.ts';
import { type Queues, timeOf } from './queues.ts';

/** By this much the clocks of workers may differ from Redis's. */
const clockMarginMs = 60_000;

const liveStates = new Set(['waiting', 'active', 'delayed', 'prioritized', 'waiting-children']);

/** Tells whether a job in this state of BullMQ's will still run. */
export function isLiveState(state: string): boolean {
  return liveStates.has(state);
}

/** `delay` says what the job may be waiting for. */
export type ExpectedJob<Name extends EnqueuedName> = { payload: Payload<Name>; delay?: Delay };

/**
 * Tells of each attempt whether it has a job that will still run. A job that ended, was lost or was evicted will not. Nor
 * will one that sleeps for longer than its delay may be: its wake-up was lost, or a worker with a fast clock has delayed
 * it. Most unfinished jobs sleep, and one command tells when each of them is due.
 */
export async function areLive<Name extends EnqueuedName>(
  { queues, redis }: { queues: Queues; redis: Redis },
  name: Name,
  jobs: ExpectedJob<Name>[],
): Promise<boolean[]> {
  if (jobs.length === 0) return [];
  const queue: Queue = queues[name];
  const ids = jobs.map(({ payload }) => jobIdOf(name, parsePayload(name, payload)));
  const now = await timeOf(redis);
  const scores = await Promise.all(ids.map((id) => redis.zscore(queue.toKey('delayed'), id)));
  return await Promise.all(
    jobs.map(async ({ delay = 'step' }, index) => {
      const score = scores[index] ?? null;
      if (score === null) return isLiveState(await queue.getJobState(ids[index] ?? ''));
      return dueOf(score) < now + longestDelaysMs[delay] + clockMarginMs;
    }),
  );
}

/** BullMQ keeps sleeping jobs by their time in ms, times 4,096, so that jobs of one time stay in order. */
function dueOf(score: string): number {
  return Number(score) / 0x1000;
}
