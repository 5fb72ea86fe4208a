import { type MediaConvertClient, paginateListJobs } from '@aws-sdk/client-mediaconvert';
import { productionUlidOf } from './user-metadata.ts';

export type LiveJob = { ulid: string; jobId: string };

/** The lists of the jobs that have not ended, in this order: a job goes from the first to the second. */
export const liveStatuses = ['SUBMITTED', 'PROGRESSING'] as const;

/** What of the lists comes next: which list, and AWS's token for its page, which is missing for the first one. */
export type Cursor = { status: (typeof liveStatuses)[number]; token?: string | undefined };

type Page = { jobs: LiveJob[]; next: Cursor | undefined };

/**
 * Lists the MediaConvert jobs that have not ended and carry the ULID of a production, page by page, from the cursor on.
 * Each page comes with the cursor of the next one; the last page of all has none.
 */
export async function* listLiveJobs(
  mediaConvert: MediaConvertClient,
  { status, token }: Cursor = { status: liveStatuses[0] },
): AsyncGenerator<Page> {
  const following = liveStatuses[liveStatuses.indexOf(status) + 1];
  const after = following && { status: following };
  const pages = { client: mediaConvert, startingToken: token };
  for await (const { Jobs = [], NextToken } of paginateListJobs(pages, { Status: status, MaxResults: 20 }))
    yield {
      jobs: Jobs.flatMap((job) => {
        const ulid = productionUlidOf(job);
        return typeof job.Id === 'string' && ulid ? [{ ulid, jobId: job.Id }] : [];
      }),
      next: NextToken ? { status, token: NextToken } : after,
    };
  if (after) yield* listLiveJobs(mediaConvert, after);
}
