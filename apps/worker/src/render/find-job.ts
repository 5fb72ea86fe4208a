import { type Job, paginateListJobs, paginateSearchJobs } from '@aws-sdk/client-mediaconvert';
import type { ProductionToRender, Upload } from '@bacs/db';
import type { Dependencies } from '../dependencies.ts';
import { inputUriOf, ulidKey } from './build-job.ts';

// A job cannot be older than the intent; the margin is for clocks that differ.
const clockMarginMs = 2 * 60_000;
const longestSearchedInput = 300;

/**
 * Searches MediaConvert for the job of a production, by our own match on UserMetadata: the service can filter
 * neither by it nor by the client token.
 */
export async function findJob(
  { mediaConvert, config }: Dependencies,
  { ulid, submit_intent_at }: ProductionToRender,
  upload: Upload,
): Promise<Job | undefined> {
  const since = (submit_intent_at?.getTime() ?? 0) - clockMarginMs;
  const query = { Queue: config.MEDIACONVERT_QUEUE, Order: 'DESCENDING' as const, MaxResults: 20 };
  const pages = { client: mediaConvert };
  const InputFile = inputUriOf(upload);
  if (InputFile.length <= longestSearchedInput) {
    const searched = await findIn(paginateSearchJobs(pages, { ...query, InputFile }), ulid, since);
    if (searched) return searched;
  }
  return await findIn(paginateListJobs(pages, query), ulid, since);
}

async function findIn(pages: AsyncIterable<{ Jobs?: Job[] }>, ulid: string, since: number) {
  for await (const { Jobs = [] } of pages) {
    const job = Jobs.find(({ UserMetadata }) => UserMetadata?.[ulidKey] === ulid);
    if (job) return job;
    const oldest = Jobs.at(-1)?.CreatedAt;
    if (oldest && oldest.getTime() < since) return undefined;
  }
  return undefined;
}
