import type { Queue } from 'bullmq';
import { catalogue, type EnqueuedName, jobIdOf, type Payload } from './catalogue.ts';
import type { Queues } from './queues.ts';

/**
 * Shows on Bull Board how far a job is that nobody runs at the moment, in percent, and a line of its log. Nothing depends
 * on it: what Redis does not take is left out.
 */
export async function showProgress<Name extends EnqueuedName>(
  queues: Queues,
  name: Name,
  payload: Payload<Name>,
  { percent, line }: { percent: number; line: string | undefined },
): Promise<void> {
  const queue: Queue = queues[name];
  const jobId = jobIdOf(name, payload);
  await queue.updateJobProgress(jobId, percent).catch(() => {});
  if (line === undefined) return;
  const { keepLogs } = catalogue[name].options;
  await queue.addJobLog(jobId, `${new Date().toISOString()} ${line}`, keepLogs).catch(() => {});
}
