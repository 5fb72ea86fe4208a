import type { Queue } from 'bullmq';
import { catalogue, type JobName } from './catalogue.ts';
import type { Queues } from './queues.ts';

/** How many jobs a queue has in each state, and since when the oldest waits or is worked on */
export type QueueTally = {
  name: JobName;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  oldest_waiting_at: Date | null;
  oldest_active_at: Date | null;
};

/** @throws what Redis answers; a Redis that is away may keep this waiting without end. */
export async function tallyQueues(queues: Queues): Promise<QueueTally[]> {
  return await Promise.all((Object.keys(catalogue) as JobName[]).map((name) => tally(name, queues[name])));
}

async function tally(name: JobName, queue: Queue): Promise<QueueTally> {
  const [counts, [waiting], [active]] = await Promise.all([
    queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed'),
    queue.getWaiting(0, 0),
    queue.getActive(0, 0),
  ]);
  const { wait = 0, prioritized = 0, active: taken = 0, delayed = 0, failed = 0 } = counts;
  return {
    name,
    waiting: wait + prioritized,
    active: taken,
    delayed,
    failed,
    oldest_waiting_at: toDate(waiting?.timestamp),
    oldest_active_at: toDate(active?.processedOn ?? active?.timestamp),
  };
}

function toDate(ms: number | undefined): Date | null {
  return ms === undefined ? null : new Date(ms);
}
