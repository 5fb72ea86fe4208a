import { findSubmitted } from '@bacs/db/productions';
import { unfinishedStatuses } from '@bacs/domain';
import type { Dependencies } from '../dependencies.ts';
import { NoTurnError } from '../mediaconvert/budget/no-turn-error.ts';
import { cancelTwin } from '../mediaconvert/cancel-twin.ts';
import type { LiveJob } from '../mediaconvert/list-live-jobs.ts';
import { isAwsError, messageOf } from '../mediaconvert/verdict.ts';

/** One statement asks whose so many jobs are. */
const atOnce = 500;

/** Cancels those of the MediaConvert jobs whose production has another one, or has ended without any. */
export async function cancelTwins(deps: Dependencies, jobs: LiveJob[]): Promise<void> {
  for (let from = 0; from < jobs.length; from += atOnce)
    // A twin that cannot be canceled must not hide the others; the next look finds it again.
    for (const { ulid, jobId } of await twinsAmong(deps, jobs.slice(from, from + atOnce)))
      await cancelTwin(deps, ulid, jobId).catch((error) => {
        if (!isAwsError(error) && !(error instanceof NoTurnError)) throw error;
        deps.logSparingly(
          'cancel',
          { production: ulid, job: jobId, reason: messageOf(error) },
          'a twin was not canceled',
        );
      });
}

/** A job whose production is unknown belongs to somebody else in the account; one without its own yet may adopt it. */
async function twinsAmong({ db }: Dependencies, jobs: LiveJob[]): Promise<LiveJob[]> {
  const rows = await findSubmitted(
    db,
    jobs.map(({ ulid }) => ulid),
  );
  const owners = new Map(rows.map((row) => [row.ulid, row]));
  return jobs.filter(({ ulid, jobId }) => {
    const row = owners.get(ulid);
    if (!row || row.mediaconvert_job_id === jobId) return false;
    return row.mediaconvert_job_id !== null || !unfinishedStatuses.includes(row.status);
  });
}
