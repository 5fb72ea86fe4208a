import { findSubmitted } from '@bacs/db/productions';
import { unfinishedStatuses } from '@bacs/domain';
import type { Dependencies } from '../dependencies.ts';
import { withPurpose } from '../mediaconvert/budget/importance.ts';
import { NoTurnError } from '../mediaconvert/budget/no-turn-error.ts';
import { cancelTwin } from '../mediaconvert/cancel-twin.ts';
import { type LiveJob, listLiveJobs } from '../mediaconvert/list-live-jobs.ts';
import { isAwsError, isDeclined, messageOf } from '../mediaconvert/verdict.ts';
import { findCursor, storeCursor } from './cursor.ts';

/** A run looks at a thousand jobs, which are ten calls a minute at the default interval. */
export const mostPages = 50;

/**
 * Looks through the MediaConvert jobs that have not ended for those of a production that has another one, or that
 * ended without any, and cancels them. The submit protocol does not make them; a slip of the provider may. Where there
 * are more jobs than a run looks at, or no turn is left for it, the next run goes on from there.
 */
export async function twins(deps: Dependencies, most: number = mostPages): Promise<void> {
  let cursor = await findCursor(deps);
  try {
    // It holds no slot that others wait for.
    await withPurpose({ patienceMs: 10_000 }, async () => {
      let pages = 0;
      for await (const { jobs, next } of listLiveJobs(deps.mediaConvert, cursor)) {
        await cancelTwinsAmong(deps, jobs);
        cursor = next;
        pages += 1;
        if (pages >= most) break;
      }
    });
  } catch (error) {
    if (!isAwsError(error) && !(error instanceof NoTurnError)) throw error;
    // AWS does not know its tokens for ever.
    if (isDeclined(error)) cursor = undefined;
    deps.logSparingly('twins', { reason: messageOf(error) }, 'the search for twins failed');
  }
  await storeCursor(deps, cursor);
}

async function cancelTwinsAmong(deps: Dependencies, jobs: LiveJob[]): Promise<void> {
  // A twin that cannot be canceled must not hide the others; the next look finds it again.
  for (const { ulid, jobId } of await twinsAmong(deps, jobs))
    await cancelTwin(deps, ulid, jobId).catch((error) => {
      if (!isAwsError(error) && !(error instanceof NoTurnError)) throw error;
      deps.logSparingly('cancel', { job: jobId, reason: messageOf(error) }, 'a twin was not canceled');
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
