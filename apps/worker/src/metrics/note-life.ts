import type { Production } from '@bacs/db';
import { type CheckedJob, isTime } from '../mediaconvert/checked-job.ts';
import type { Metrics } from './metrics.ts';

/** Notes that a production was submitted, by the database's clock. */
export function noteSubmitted(
  metrics: Metrics | undefined,
  { created_at, released_at }: Pick<Production, 'created_at' | 'released_at'>,
  submittedAt: Date,
): void {
  // A row of the older system may not say when it was made.
  if (created_at)
    metrics?.stateSeconds.observe({ status: 'queued' }, secondsBetween(created_at, submittedAt));
  if (released_at !== null) metrics?.submitLag.observe(secondsBetween(released_at, submittedAt));
}

/** Notes that a production has come to the end of its MediaConvert job. AWS may leave out when the job did what. */
export function noteEnd(metrics: Metrics | undefined, { Timing }: CheckedJob, endedAt: Date): void {
  if (metrics === undefined) return;
  const { SubmitTime: submitted, StartTime: started, FinishTime: finished } = Timing ?? {};
  if (!isTime(finished)) return;
  const left = isTime(started) ? started : finished;
  if (isTime(submitted))
    metrics.stateSeconds.observe({ status: 'submitted' }, secondsBetween(submitted, left));
  if (isTime(started))
    metrics.stateSeconds.observe({ status: 'processing' }, secondsBetween(started, finished));
  metrics.finishLag.observe(secondsBetween(finished, endedAt));
}

/** Clocks of different machines may be a little apart. */
function secondsBetween(one: Date, other: Date): number {
  return Math.max(0, other.getTime() - one.getTime()) / 1_000;
}
