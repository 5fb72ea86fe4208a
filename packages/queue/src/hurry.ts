import { setTimeout } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import { type AttemptName, jobIdOf, type Payload } from './catalogue.ts';
import { parsePayload } from './payload.ts';
import type { Queues } from './queues.ts';
import { withDeadline } from './with-deadline.ts';

const retryMs = 50;

/**
 * Has the attempt's job run now instead of after its delay. It is no more than a hint: a job that is being worked on
 * for longer than the deadline comes back by itself, and one that is not there is reconcile's.
 * @throws EnqueueTimeoutError, or what Redis answered, within `deadlineMs`.
 */
export async function hurry<Name extends AttemptName>(
  queues: Queues,
  name: Name,
  payload: Payload<Name>,
  { deadlineMs = 500 }: { deadlineMs?: number } = {},
): Promise<void> {
  parsePayload(name, payload);
  const deadline = performance.now() + deadlineMs;
  await withDeadline(deadlineMs, promote(queues[name], jobIdOf(name, payload), deadline));
}

/** A job that is being worked on has read its row already, so what it does next is waited for. */
async function promote(queue: Pick<Queue, 'getJob'>, jobId: string, deadline: number): Promise<void> {
  for (;;) {
    const job = await queue.getJob(jobId);
    const state = await job?.getState();
    // It may have become due, or have been taken, since: both are as good.
    if (state === 'delayed') await job?.promote().catch(() => {});
    if (state !== 'active' || performance.now() + retryMs > deadline) return;
    await setTimeout(retryMs);
  }
}
