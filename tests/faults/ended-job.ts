import type { Queues } from '@bacs/queue';
import { vi } from 'vitest';
import { patiently } from '../support/patiently.ts';

type RenderJob = NonNullable<Awaited<ReturnType<Queues['render']['getJob']>>>;

/** Reads what became of a job of the render queue, once it has ended. */
export async function endedJob(queues: Queues, jobId: string): Promise<RenderJob> {
  return await vi.waitFor(async () => {
    const job = await queues.render.getJob(jobId);
    if (!job?.finishedOn) throw new Error(`the job ${jobId} has not ended`);
    return job;
  }, patiently);
}
