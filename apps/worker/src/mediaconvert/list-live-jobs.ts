import { type MediaConvertClient, paginateListJobs } from '@aws-sdk/client-mediaconvert';
import { productionUlidOf } from './user-metadata.ts';

export type LiveJob = { ulid: string; jobId: string };

/** Lists the MediaConvert jobs that have not ended and carry the ULID of a production, page by page. */
export async function* listLiveJobs(mediaConvert: MediaConvertClient): AsyncGenerator<LiveJob[]> {
  for (const Status of ['SUBMITTED', 'PROGRESSING'] as const)
    for await (const { Jobs = [] } of paginateListJobs({ client: mediaConvert }, { Status, MaxResults: 20 }))
      yield Jobs.flatMap((job) => {
        const ulid = productionUlidOf(job);
        return typeof job.Id === 'string' && ulid ? [{ ulid, jobId: job.Id }] : [];
      });
}
