import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, Queue } from 'bullmq';
import { type EnqueuedName, jobIdOf, type Payload } from './catalogue.ts';
import { type Delay, isDelayed } from './delays.ts';
import { parsePayload } from './payload.ts';
import type { Queues } from './queues.ts';
import { withDeadline } from './with-deadline.ts';

const retryMs = 50;

/**
 * Runs the attempt's job now instead of after its delay. This is only a hint: a job that a worker holds for longer than
 * the deadline returns by itself, and reconcile replaces a missing one. With a `delay`, only a job that waits for that is
 * meant: one that has gone on meanwhile is left alone.
 * @returns false when a worker still held the job at the deadline.
 * @throws EnqueueTimeoutError, or what Redis answered, within `deadlineMs`.
 */
export async function hurry<Name extends EnqueuedName>(
  queues: Queues,
  name: Name,
  payload: Payload<Name>,
  { deadlineMs = 500, delay }: { deadlineMs?: number; delay?: Delay } = {},
): Promise<boolean> {
  parsePayload(name, payload);
  const deadline = performance.now() + deadlineMs;
  const isMeant = (job: Job) => delay === undefined || isDelayed(job, delay);
  return await withDeadline(deadlineMs, promote(queues[name], jobIdOf(name, payload), { deadline, isMeant }));
}

/** An active job has already read its row, so this waits for its next step. */
async function promote(
  queue: Pick<Queue, 'getJob'>,
  jobId: string,
  { deadline, isMeant }: { deadline: number; isMeant: (job: Job) => boolean },
): Promise<boolean> {
  for (;;) {
    const job = await queue.getJob(jobId);
    const state = await job?.getState();
    // The job may have become due or active meanwhile; both are as good.
    if (job && state === 'delayed' && isMeant(job)) await job.promote().catch(() => {});
    if (state !== 'active') return true;
    if (performance.now() + retryMs > deadline) return false;
    await sleep(retryMs);
  }
}
