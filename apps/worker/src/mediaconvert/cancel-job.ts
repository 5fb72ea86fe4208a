import { CancelJobCommand, type MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { currentPurpose, patienceOfNextMs, withPurpose } from './budget/importance.ts';
import { type CheckedJob, hasEnded } from './checked-job.ts';
import { getJob } from './get-job.ts';
import { isAwsError, isDeclined, judge } from './verdict.ts';

/**
 * Asks MediaConvert to cancel a job, and then what has become of it: the job may have ended meanwhile, and the answer
 * to CancelJob does not say so. A job that AWS does not let us cancel may have ended as well.
 * @returns the job as GetJob shows it, which may still be on its way to its end; undefined when it is not known.
 * @throws what AWS throttles, forbids or does not answer; the caller tries again later.
 */
export async function cancelJob(
  mediaConvert: MediaConvertClient,
  jobId: string,
): Promise<CheckedJob | undefined> {
  const { importance = 'cancel' } = currentPurpose();
  const look = () =>
    withPurpose({ importance, patienceMs: patienceOfNextMs }, () => getJob(mediaConvert, jobId));
  try {
    await requestCancel(mediaConvert, jobId);
  } catch (error) {
    // A call that came too fast, or has not gone out, is no reason for another one.
    if (!isAwsError(error) || ['throttled', 'unsent'].includes(judge(error))) throw error;
    const job = await look().catch(() => undefined);
    if (job && hasEnded(job)) return job;
    throw error;
  }
  return await look();
}

/** MediaConvert declines to cancel a job that has ended, or that it has forgotten. That is no error. */
export async function requestCancel(mediaConvert: MediaConvertClient, jobId: string): Promise<void> {
  try {
    await mediaConvert.send(new CancelJobCommand({ Id: jobId }));
  } catch (error) {
    if (!isDeclined(error)) throw error;
  }
}
