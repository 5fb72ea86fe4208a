import type { Context } from '../context.ts';
import { describeDefaultQueue } from '../default-queue.ts';
import type { Queue } from '../wire.ts';

type Queues = { queues: Queue[]; totalConcurrentJobs: number; unallocatedConcurrentJobs: number };

export async function listQueues(context: Context): Promise<Queues> {
  const { concurrentJobs } = context.config;
  return {
    queues: [describeDefaultQueue(context)],
    totalConcurrentJobs: concurrentJobs,
    unallocatedConcurrentJobs: 0,
  };
}
