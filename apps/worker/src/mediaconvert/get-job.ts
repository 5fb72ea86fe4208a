import {
  GetJobCommand,
  type Job,
  type MediaConvertClient,
  NotFoundException,
} from '@aws-sdk/client-mediaconvert';

/** Reads a MediaConvert job; it is undefined when MediaConvert does not know it. */
export async function getJob(mediaConvert: MediaConvertClient, jobId: string): Promise<Job | undefined> {
  try {
    const { Job: job } = await mediaConvert.send(new GetJobCommand({ Id: jobId }));
    if (!job) throw new Error(`GetJob answered without the job ${jobId}`);
    return job;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}
