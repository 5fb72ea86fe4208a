import type { Queue } from 'bullmq';
import { type EnqueuedName, jobIdOf, type Payload } from './catalogue.ts';
import type { Queues } from './queues.ts';

/** A job as Bull Board shows it */
export type FoundJob = {
  id: string;
  state: string;
  /** How many times a worker has begun a step of it, and how many of them failed */
  steps: number;
  errors: number;
  failed_reason: string | null;
  created_at: Date;
  log: string[];
};

/** Finds the job of an attempt; undefined when Redis has none. @throws what Redis answers */
export async function findJob<Name extends EnqueuedName>(
  queues: Queues,
  name: Name,
  payload: Payload<Name>,
): Promise<FoundJob | undefined> {
  const queue: Queue = queues[name];
  const job = await queue.getJob(jobIdOf(name, payload));
  if (!job?.id) return undefined;
  const [state, { logs }] = await Promise.all([job.getState(), queue.getJobLogs(job.id)]);
  return {
    id: job.id,
    state,
    steps: job.attemptsStarted,
    // BullMQ counts the step that completes a job as well.
    errors: job.attemptsMade - (state === 'completed' ? 1 : 0),
    failed_reason: job.failedReason ?? null,
    created_at: new Date(job.timestamp),
    log: logs,
  };
}
