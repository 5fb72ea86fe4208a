import { type Job, type MediaConvertClient, paginateListJobs } from '@aws-sdk/client-mediaconvert';
import { checkJob } from './checked-job.ts';
import { productionUlidOf } from './user-metadata.ts';

/** What a list tells of a job; a member is undefined when the list does not tell it. */
export type ListedJob = {
  status: ListedStatus;
  /** Of the production that it was made for; undefined when somebody else made it */
  ulid: string | undefined;
  percent: number | undefined;
  queue: string | undefined;
};
export type ListedStatus = 'SUBMITTED' | 'PROGRESSING';

/** The list has ended, or `mostPages` have been read. */
type Listed = { jobs: Map<string, ListedJob>; pages: number; isComplete: boolean };

/** Lists the account's jobs of a status by their ids, other people's too. */
export async function listJobs(
  mediaConvert: MediaConvertClient,
  status: ListedStatus,
  mostPages: number,
): Promise<Listed> {
  const jobs = new Map<string, ListedJob>();
  let pages = 0;
  const query = { Status: status, MaxResults: 20 };
  for await (const { Jobs = [], NextToken } of paginateListJobs({ client: mediaConvert }, query)) {
    pages += 1;
    for (const job of Jobs) if (typeof job?.Id === 'string') jobs.set(job.Id, readJob(job, status));
    if (pages >= mostPages) return { jobs, pages, isComplete: !NextToken };
  }
  return { jobs, pages, isComplete: true };
}

/** Other people's jobs may be as odd as they like, and GetJob says what does not fit about ours. */
function readJob(job: Job, status: ListedStatus): ListedJob {
  try {
    const checked = checkJob('ListJobs', job);
    const { JobPercentComplete: percent, Queue: queue } = checked;
    return {
      status,
      ulid: productionUlidOf(checked),
      percent: typeof percent === 'number' ? Math.floor(percent) : undefined,
      queue,
    };
  } catch {
    return { status, ulid: undefined, percent: undefined, queue: undefined };
  }
}
