import { CancelJobCommand, type Job } from '@aws-sdk/client-mediaconvert';
import type { Dependencies } from '../dependencies.ts';
import { judge } from './aws-errors.ts';
import { getJob } from './get-job.ts';

/**
 * Asks MediaConvert to cancel a job, and then what has become of it: it may have ended meanwhile, and the answer to
 * CancelJob does not tell.
 * @returns the job as GetJob shows it, which may still be on its way to its end; undefined when it is not known.
 * @throws what AWS throttles, forbids or does not answer; to be tried again later.
 */
export async function cancelJob(
  deps: Pick<Dependencies, 'mediaConvert'>,
  jobId: string,
): Promise<Job | undefined> {
  try {
    await deps.mediaConvert.send(new CancelJobCommand({ Id: jobId }));
  } catch (error) {
    if (!hasEnded(error)) throw error;
  }
  return await getJob(deps, jobId);
}

/** MediaConvert will not cancel a job that has ended, or that it has forgotten. */
export function hasEnded(error: unknown): boolean {
  return ['rejected', 'refused'].includes(judge(error));
}
