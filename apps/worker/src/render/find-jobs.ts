import { type Job, paginateListJobs, paginateSearchJobs } from '@aws-sdk/client-mediaconvert';
import type { ProductionToRender, Upload } from '@bacs/db';
import { inputUriOf } from '@bacs/mc-profiles';
import type { Dependencies } from '../dependencies.ts';
import { ulidKey } from './build-job.ts';

// A job cannot be older than the intent; the margin is for clocks that differ.
const clockMarginMs = 2 * 60_000;
const longestSearchedInput = 300;

/**
 * Searches MediaConvert for the jobs of a production, by our own match on UserMetadata: the service can filter
 * neither by it nor by the client token. Two indexes are asked, since either may lag behind; one where the upload is
 * gone.
 * @returns oldest first, those that came to nothing last.
 */
export async function findJobs(
  { mediaConvert }: Dependencies,
  { ulid, submit_intent_at }: ProductionToRender,
  upload: Upload | undefined,
): Promise<Job[]> {
  const since = (submit_intent_at?.getTime() ?? 0) - clockMarginMs;
  // Made anew each time: the SDK's paginators write the page they are at into it. Of all queues: another may have
  // been configured when the job was made.
  const query = () => ({ Order: 'DESCENDING' as const, MaxResults: 20 });
  const pages = { client: mediaConvert };
  const InputFile = upload && inputUriOf(upload);
  const listed = await findIn(paginateListJobs(pages, query()), ulid, since);
  const searched =
    InputFile && InputFile.length <= longestSearchedInput
      ? await findIn(paginateSearchJobs(pages, { ...query(), InputFile }), ulid, since)
      : [];
  const unique = new Map([...searched, ...listed].map((job) => [job.Id, job]));
  return [...unique.values()].sort((a, b) => rank(a) - rank(b));
}

async function findIn(pages: AsyncIterable<{ Jobs?: Job[] }>, ulid: string, since: number): Promise<Job[]> {
  const found: Job[] = [];
  for await (const { Jobs = [] } of pages) {
    found.push(...Jobs.filter(({ UserMetadata }) => UserMetadata?.[ulidKey] === ulid));
    const oldest = Jobs.at(-1)?.CreatedAt;
    if (oldest && oldest.getTime() < since) break;
  }
  return found;
}

function rank({ CreatedAt, Status }: Job): number {
  const cameToNothing = Status === 'CANCELED' || Status === 'ERROR';
  return (cameToNothing ? Number.MAX_SAFE_INTEGER / 2 : 0) + (CreatedAt?.getTime() ?? 0);
}
