import { CancelJobCommand, type MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { currentPurpose, patienceOfNextMs, withPurpose } from './budget/importance.ts';
import type { CheckedJob } from './checked-job.ts';
import { getJob } from './get-job.ts';
import { isDeclined } from './verdict.ts';

/**
 * Asks MediaConvert to cancel a job, and then what has become of it: the job may have ended meanwhile, and the answer
 * to CancelJob does not say so.
 * @returns the job as GetJob shows it, which may still be on its way to its end; undefined when it is not known.
 * @throws what AWS throttles, forbids or does not answer; the caller tries again later.
 */
export async function cancelJob(
  mediaConvert: MediaConvertClient,
  jobId: string,
): Promise<CheckedJob | undefined> {
  await requestCancel(mediaConvert, jobId);
  const { importance = 'cancel' } = currentPurpose();
  return await withPurpose({ importance, patienceMs: patienceOfNextMs }, () => getJob(mediaConvert, jobId));
}

/** MediaConvert declines to cancel a job that has ended, or that it has forgotten. That is no error. */
export async function requestCancel(mediaConvert: MediaConvertClient, jobId: string): Promise<void> {
  try {
    await mediaConvert.send(new CancelJobCommand({ Id: jobId }));
  } catch (error) {
    if (!isDeclined(error)) throw error;
  }
}
