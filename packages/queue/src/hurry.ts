import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type EnqueuedName, jobIdOf, type Payload } from './catalogue.ts';
import { type Delay, isDelayed } from './delays.ts';
import { isLiveState } from './live-jobs.ts';
import { parsePayload } from './payload.ts';
import type { Queues } from './queues.ts';
import { leaveWakeUp } from './wake-up.ts';
import { withDeadline } from './with-deadline.ts';

type Place = { queues: Queues; redis: Redis };

/**
 * Runs the attempt's job now instead of after its delay, or again after the step that a worker is at, since that step may
 * have read its row already. With a `delay`, only a job that waits for that is meant, or is about to: one that has gone
 * on meanwhile is left alone.
 * @returns false when there is no job of the attempt that will still run.
 * @throws EnqueueTimeoutError, or what Redis answered, within `deadlineMs`.
 */
export async function hurry<Name extends EnqueuedName>(
  { queues, redis }: Place,
  name: Name,
  payload: Payload<Name>,
  { deadlineMs = 500, delay }: { deadlineMs?: number; delay?: Delay } = {},
): Promise<boolean> {
  const jobId = jobIdOf(name, parsePayload(name, payload));
  const queue: Queue = queues[name];
  const run = async () => {
    const state = await promote(queue, jobId, delay);
    if (state !== 'active') return isLiveState(state);
    // The worker looks for this once it has delayed the job. If that was before, the job is found delayed now.
    await leaveWakeUp(redis, queue, { jobId, delay });
    return isLiveState(await promote(queue, jobId, delay));
  };
  return await withDeadline(deadlineMs, run());
}

/** Promotes the job if it is delayed. @returns the state in which it has left it. */
async function promote(queue: Queue, jobId: string, delay: Delay | undefined): Promise<string> {
  for (;;) {
    const job = await queue.getJob(jobId);
    const state = (await job?.getState()) ?? 'unknown';
    const isMeant = job && (delay === undefined || isDelayed(job, delay));
    if (state !== 'delayed' || !isMeant) return state;
    try {
      await job.promote();
      return 'waiting';
    } catch (error) {
      // It has become due, or somebody else has promoted it.
      if (!isNotDelayed(error)) throw error;
    }
  }
}

function isNotDelayed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === -3;
}
