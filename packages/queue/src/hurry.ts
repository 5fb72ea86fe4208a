import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import { type EnqueuedName, jobIdOf, type Payload } from './catalogue.ts';
import { parsePayload } from './payload.ts';
import type { Queues } from './queues.ts';
import { withDeadline } from './with-deadline.ts';

const retryMs = 50;

/**
 * Runs the attempt's job now instead of after its delay. This is only a hint: a job that a worker holds for longer than
 * the deadline returns by itself, and reconcile replaces a missing one.
 * @returns false when a worker still held the job at the deadline.
 * @throws EnqueueTimeoutError, or what Redis answered, within `deadlineMs`.
 */
export async function hurry<Name extends EnqueuedName>(
  queues: Queues,
  name: Name,
  payload: Payload<Name>,
  { deadlineMs = 500 }: { deadlineMs?: number } = {},
): Promise<boolean> {
  parsePayload(name, payload);
  const deadline = performance.now() + deadlineMs;
  return await withDeadline(deadlineMs, promote(queues[name], jobIdOf(name, payload), deadline));
}

/** An active job has already read its row, so this waits for its next step. */
async function promote(queue: Pick<Queue, 'getJob'>, jobId: string, deadline: number): Promise<boolean> {
  for (;;) {
    const job = await queue.getJob(jobId);
    const state = await job?.getState();
    // The job may have become due or active meanwhile; both are as good.
    if (state === 'delayed') await job?.promote().catch(() => {});
    if (state !== 'active') return true;
    if (performance.now() + retryMs > deadline) return false;
    await sleep(retryMs);
  }
}
