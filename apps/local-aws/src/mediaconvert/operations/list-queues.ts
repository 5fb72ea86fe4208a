import type { Context } from '../context.ts';
import { describeDefaultQueue } from '../default-queue.ts';

export async function listQueues(context: Context) {
  const { concurrentJobs } = context.config;
  return {
    queues: [describeDefaultQueue(context)],
    totalConcurrentJobs: concurrentJobs,
    unallocatedConcurrentJobs: 0,
  };
}
