import { GetJobCommand, type Job, NotFoundException } from '@aws-sdk/client-mediaconvert';
import type { Dependencies } from '../dependencies.ts';

/** A MediaConvert job; undefined when it is not known. */
export async function getJob(
  { mediaConvert }: Pick<Dependencies, 'mediaConvert'>,
  jobId: string,
): Promise<Job | undefined> {
  try {
    const { Job: job } = await mediaConvert.send(new GetJobCommand({ Id: jobId }));
    if (!job) throw new Error(`GetJob answered without the job ${jobId}`);
    return job;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}
