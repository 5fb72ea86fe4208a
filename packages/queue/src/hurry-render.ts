import { setTimeout } from 'node:timers/promises';
import { type Payload, renderJobId } from './catalogue.ts';
import { parsePayload } from './payload.ts';
import type { Queues } from './queues.ts';
import { withDeadline } from './with-deadline.ts';

const retryMs = 50;

/**
 * Has the attempt's job run now instead of after its delay. It is no more than a hint: a job that is being worked on
 * for longer than the deadline comes back by itself, and one that is not there is reconcile's.
 * @throws EnqueueTimeoutError, or what Redis answered, within `deadlineMs`.
 */
export async function hurryRender(
  queues: Queues,
  payload: Payload<'render'>,
  { deadlineMs = 500 }: { deadlineMs?: number } = {},
): Promise<void> {
  parsePayload('render', payload);
  const deadline = performance.now() + deadlineMs;
  await withDeadline(deadlineMs, promote(queues, payload, deadline));
}

/** A job that is being worked on has read its row already, so what it does next is waited for. */
async function promote(queues: Queues, payload: Payload<'render'>, deadline: number): Promise<void> {
  for (;;) {
    const job = await queues.render.getJob(renderJobId(payload));
    const state = await job?.getState();
    // It may have become due, or have been taken, since: both are as good.
    if (state === 'delayed') await job?.promote().catch(() => {});
    if (state !== 'active' || performance.now() + retryMs > deadline) return;
    await setTimeout(retryMs);
  }
}
