import { GetJobCommand, type MediaConvertClient, NotFoundException } from '@aws-sdk/client-mediaconvert';
import { type CheckedJob, checkJob } from './checked-job.ts';
import { UnfitAnswerError } from './verdict.ts';

/**
 * Reads a MediaConvert job; it is undefined when MediaConvert does not know it.
 * @throws what MediaConvert says, or that its answer does not fit.
 */
export async function getJob(
  mediaConvert: MediaConvertClient,
  jobId: string,
): Promise<CheckedJob | undefined> {
  try {
    const answer = await mediaConvert.send(new GetJobCommand({ Id: jobId }));
    const job = checkJob('GetJob', answer.Job);
    if (job.Id !== jobId) throw new UnfitAnswerError('GetJob', [`Id is ${job.Id}, not ${jobId}`]);
    return job;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}
