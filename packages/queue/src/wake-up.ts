import type { Redis } from 'ioredis';
import type { Delay } from './delays.ts';

/** A queue or a worker of BullMQ, which knows where its keys are. */
type Keys = { toKey: (name: string) => string };

/** Longer than any step of a job that may be woken. */
const lifeMs = 10 * 60_000;

/**
 * Leaves a wake-up for the job that a worker has: the worker takes it once it has delayed the job, so whoever leaves it
 * and then finds the job active still need not come again. With a `delay` it is for a job that goes to wait for that.
 */
export async function leaveWakeUp(
  redis: Redis,
  queue: Keys,
  { jobId, delay }: { jobId: string; delay: Delay | undefined },
): Promise<void> {
  await redis.set(keyOf(queue, jobId, delay), '1', 'PX', lifeMs);
}

/** @returns whether somebody has left a wake-up for the job that has just begun to wait for this. */
export async function takeWakeUp(
  redis: Redis,
  worker: Keys,
  { jobId, delay }: { jobId: string; delay: Delay },
): Promise<boolean> {
  return (await redis.del(keyOf(worker, jobId, undefined), keyOf(worker, jobId, delay))) > 0;
}

function keyOf({ toKey }: Keys, jobId: string, delay: Delay | undefined): string {
  return toKey(`wake-up:${delay ?? 'any'}:${jobId}`);
}
