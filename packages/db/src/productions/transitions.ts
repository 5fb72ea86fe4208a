import { mayBecome, takenStatuses, unfinishedStatuses, waitingStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, OutputsManifest, Production } from '../schema.ts';
import { changeTogether } from './change-together.ts';
import { type Seen, tryChange, tryTransition } from './try-transition.ts';

// These functions move a production from one state to the next, as the table in domain's states.ts allows. The
// transition from queued to canceled is in cancel.ts, and that back to queued in render-again.ts.

const unblocked = { blocked_reason: null, blocked_at: null };

/** Claims the next attempt for a production that has no live job. */
export async function tryStartAttempt(db: Database, { id, attempt }: Seen): Promise<boolean> {
  return await tryChange(db, { id, attempt: attempt + 1 }, 'dispatched', (query) =>
    query
      .set({ attempt: attempt + 1 })
      .where('attempt', '=', attempt)
      .where('status', 'in', unfinishedStatuses),
  );
}

/**
 * Moves a production that the older system left unfinished to the state that it has by our rules: `submitted` when it
 * has a MediaConvert job, otherwise `queued`.
 */
export async function tryTakeOver(
  db: Database,
  seen: Seen & Pick<Production, 'status' | 'mediaconvert_job_id'>,
): Promise<boolean> {
  const to = seen.mediaconvert_job_id ? 'submitted' : 'queued';
  return await tryTransition(db, seen, to, (query) =>
    query
      .set(to === 'submitted' ? { started_at: sql`COALESCE(started_at, created_at)` } : {})
      .where('status', '=', seen.status)
      .where('status', 'in', waitingStatuses)
      .where('mediaconvert_job_id', seen.mediaconvert_job_id ? 'is not' : 'is', null),
  );
}

/** queued → submitted. Any attempt may store the job, because a production has only one that AWS has not failed. */
export async function tryMarkSubmitted(db: Database, seen: Seen, job: SubmittedJob): Promise<boolean> {
  return (await tryMarkAllSubmitted(db, [{ ...seen, ...job }])).size > 0;
}

export type SubmittedJob = { jobId: string; outputPrefix: string };

/** Does so for several, as `changeTogether` says. @returns those that are submitted now. */
export async function tryMarkAllSubmitted<Wish extends Seen & SubmittedJob>(
  db: Database,
  wishes: Wish[],
): Promise<Map<Wish, Date>> {
  return await changeTogether(db, wishes, {
    isPossible: (row, { jobId }) =>
      mayBecome(row.status, 'submitted') && row.mediaconvert_job_id === null && !hasFailed(row, jobId),
    event: 'submitted',
    tells: 'production.submitted',
    detail: ({ jobId }) => ({ mediaconvert_job_id: jobId }),
    update: (tx, ids, each, now) =>
      tx
        .updateTable(byIndex('productions', 'productions', 'PRIMARY'))
        .set({
          ...unblocked,
          status: 'submitted',
          mediaconvert_job_id: each(({ jobId }) => jobId),
          output_prefix: each(({ outputPrefix }) => outputPrefix),
          started_at: now,
        })
        .where('id', 'in', ids)
        .execute(),
  });
}

/** Whoever learns late of a job that has failed meanwhile must not bring it back. */
function hasFailed({ failed_jobs }: Pick<Production, 'failed_jobs'>, jobId: string): boolean {
  return failed_jobs?.some(({ id }) => id === jobId) ?? false;
}

/** submitted → processing. */
export async function tryMarkProcessing(db: Database, seen: Seen): Promise<boolean> {
  return await tryTransition(db, seen, 'processing', (query) => query);
}

/** Stores the progress of MediaConvert, 0 to 100. It never decreases, and it records no event. */
export async function storeProgress(db: Database, id: number, percent: number): Promise<void> {
  await db
    .updateTable('productions')
    .set({ progress_percent: percent, updated_at: sql.ref('updated_at') })
    .where('id', '=', id)
    .where('status', '=', 'processing')
    .where('progress_percent', '<', percent)
    .execute();
}

/** submitted or processing → completed. The caller has checked that the outputs exist. */
export async function tryMarkCompleted(db: Database, seen: Seen, outputs: OutputsManifest): Promise<boolean> {
  return await tryTransition(db, seen, 'completed', (query) =>
    query.set({
      ...unblocked,
      progress_percent: 100,
      outputs: JSON.stringify(outputs),
      completed_at: sql`CURRENT_TIMESTAMP(3)`,
    }),
  );
}

/**
 * queued, submitted or processing → failed, with a code and a message that a person can act on. A queued production
 * fails only if its attempt and its intent are those that were seen, because another attempt may be submitting it. One
 * that MediaConvert has fails only if its job is the one that was seen: it may be rendered again meanwhile.
 */
export async function tryMarkFailed(
  db: Database,
  seen: Seen & Pick<Production, 'status' | 'submit_intent_at' | 'mediaconvert_job_id'>,
  { code, message }: { code: string; message: string },
): Promise<boolean> {
  return await tryTransition(
    db,
    seen,
    'failed',
    (query) => {
      const failed = query.set({
        ...unblocked,
        error_code: code,
        error_message: message,
        completed_at: sql`CURRENT_TIMESTAMP(3)`,
      });
      return seen.status === 'queued'
        ? failed
            .where('status', '=', 'queued')
            .where('attempt', '=', seen.attempt)
            .where('submit_intent_at', seen.submit_intent_at ? '=' : 'is', seen.submit_intent_at)
        : failed
            .where('status', 'in', takenStatuses)
            .where('mediaconvert_job_id', '<=>', seen.mediaconvert_job_id);
    },
    { code, message },
  );
}

/** queued, submitted or processing → canceled. The MediaConvert job was canceled. */
export async function tryMarkCanceled(db: Database, seen: Seen): Promise<boolean> {
  return await tryTransition(db, seen, 'canceled', (query) =>
    query.set({ ...unblocked, completed_at: sql`CURRENT_TIMESTAMP(3)` }),
  );
}
