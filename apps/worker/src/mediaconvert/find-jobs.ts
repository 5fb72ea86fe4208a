import {
  type Job,
  type MediaConvertClient,
  paginateListJobs,
  paginateSearchJobs,
} from '@aws-sdk/client-mediaconvert';
import { patienceOfNextMs, withPurpose } from './budget/importance.ts';
import { type CheckedJob, checkJob, checkOwner, isTime } from './checked-job.ts';
import { productionUlidOf } from './user-metadata.ts';

export type Wanted = {
  ulid: string;
  /** The production was rendered again after these, so they are not looked for. */
  failed_jobs: { id: string }[] | null;
  /** CreateJob was about to be called then. */
  intent: Date | null;
  /** The job reads this file; it is undefined when the upload is gone. */
  inputUri: string | undefined;
};

// A job cannot be older than the intent; the margin is for clocks that differ.
const clockMarginMs = 2 * 60_000;
const longestSearchedInput = 300;

/**
 * Searches MediaConvert for the jobs of a production, by our own match on UserMetadata: the service can filter
 * neither by it nor by the client token. The search asks two indexes, since either may lag behind; it asks one when
 * the upload is gone.
 * @returns the oldest job first, and those that came to nothing last.
 * @throws that an answer does not fit: it may hide the job. Other people's jobs may be as odd as they like.
 */
export async function findJobs(
  mediaConvert: MediaConvertClient,
  { ulid, failed_jobs, intent, inputUri }: Wanted,
): Promise<CheckedJob[]> {
  const since = (intent?.getTime() ?? 0) - clockMarginMs;
  // Each search gets a query of its own: the SDK's paginators write the page they are at into it. The query names no
  // queue: another one may have been configured when the job was made.
  const query = () => ({ Order: 'DESCENDING' as const, MaxResults: 20 });
  const pages = { client: mediaConvert };
  const [listed, searched] = await withPurpose({ patienceMs: patienceOfNextMs }, async () => [
    await findIn(paginateListJobs(pages, query()), ulid, since),
    inputUri && inputUri.length <= longestSearchedInput
      ? await findIn(paginateSearchJobs(pages, { ...query(), InputFile: inputUri }), ulid, since)
      : [],
  ]);
  const unique = new Map([...searched, ...listed].map((job) => [job.Id, job]));
  for (const { id } of failed_jobs ?? []) unique.delete(id);
  return [...unique.values()].sort((a, b) => rank(a) - rank(b));
}

async function findIn(
  pages: AsyncIterable<{ Jobs?: Job[] }>,
  ulid: string,
  since: number,
): Promise<CheckedJob[]> {
  const found: CheckedJob[] = [];
  for await (const { Jobs = [] } of pages) {
    for (const job of Jobs) {
      checkOwner('The search for jobs', job);
      if (productionUlidOf(job) === ulid) found.push(checkJob('The search for jobs', job));
    }
    const oldest = Jobs.at(-1)?.CreatedAt;
    if (isTime(oldest) && oldest.getTime() < since) break;
  }
  return found;
}

function rank({ CreatedAt, Status }: CheckedJob): number {
  const cameToNothing = Status === 'CANCELED' || Status === 'ERROR';
  return (cameToNothing ? Number.MAX_SAFE_INTEGER / 2 : 0) + (CreatedAt?.getTime() ?? 0);
}
