import { type Job, type JobStatus, paginateListJobs } from '@aws-sdk/client-mediaconvert';
import { findSubmitted, unfinishedStatuses } from '@bacs/db';
import type { Dependencies } from '../dependencies.ts';
import { isAwsError, messageOf } from '../render/aws-errors.ts';
import { ulidKey } from '../render/build-job.ts';
import { cancelTwin } from './cancel-twin.ts';

/**
 * Looks through the MediaConvert jobs that have not ended for those of a production that has another one, or that
 * ended without any, and cancels them. Submitting once does not make them; a provider's slip may.
 */
export async function twins(deps: Dependencies): Promise<void> {
  try {
    for (const status of ['SUBMITTED', 'PROGRESSING'] as const) await cancelTwinsAmong(deps, status);
  } catch (error) {
    if (!isAwsError(error)) throw error;
    deps.logSparingly('twins', { reason: messageOf(error) }, 'twins not looked for');
  }
}

async function cancelTwinsAmong(deps: Dependencies, Status: JobStatus): Promise<void> {
  const pages = paginateListJobs({ client: deps.mediaConvert }, { Status, MaxResults: 20 });
  // One that cannot be cancelled must not hide the others; the next look finds it again.
  for await (const { Jobs = [] } of pages)
    for (const { ulid, jobId } of await twinsAmong(deps, Jobs))
      await cancelTwin(deps, ulid, jobId).catch((error) => {
        if (!isAwsError(error)) throw error;
        deps.logSparingly('cancel', { job: jobId, reason: messageOf(error) }, 'twin not cancelled');
      });
}

/** A job whose production is unknown belongs to somebody else in the account; one without its own yet may adopt it. */
async function twinsAmong({ db }: Dependencies, jobs: Job[]): Promise<{ ulid: string; jobId: string }[]> {
  const found = jobs.flatMap(({ Id: jobId, UserMetadata }) => {
    const ulid = UserMetadata?.[ulidKey];
    return jobId && ulid ? [{ ulid, jobId }] : [];
  });
  const rows = await findSubmitted(
    db,
    found.map(({ ulid }) => ulid),
  );
  const owners = new Map(rows.map((row) => [row.ulid, row]));
  return found.filter(({ ulid, jobId }) => {
    const row = owners.get(ulid);
    if (!row || row.mediaconvert_job_id === jobId) return false;
    return row.mediaconvert_job_id !== null || !unfinishedStatuses.some((status) => status === row.status);
  });
}
