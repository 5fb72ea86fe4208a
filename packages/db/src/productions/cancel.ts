import { unfinishedStatuses, waitingStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import { type Seen, tryChange, tryTransition } from './try-transition.ts';

/**
 * queued → canceled, where MediaConvert surely has no job of it: CreateJob was never called, or `intent`, which says
 * that it was, has been settled. An intent that was made meanwhile wins.
 */
export async function tryCancelQueued(
  db: Database,
  seen: Seen,
  { intent }: { intent: Date | null },
): Promise<boolean> {
  return await tryTransition(db, seen, 'canceled', (query) =>
    query
      .set({
        blocked_reason: null,
        blocked_at: null,
        cancel_requested_at: sql`COALESCE(cancel_requested_at, CURRENT_TIMESTAMP(3))`,
        completed_at: sql`CURRENT_TIMESTAMP(3)`,
      })
      .where('status', 'in', waitingStatuses)
      .where('submit_intent_at', intent === null ? 'is' : '=', intent)
      .where('mediaconvert_job_id', 'is', null),
  );
}

/**
 * Asks for a production that is not at its end to be cancelled: nothing is submitted for it any more, and a worker
 * cancels the MediaConvert job that it has or may turn out to have. MediaConvert's answer then is its end.
 */
export async function tryRequestCancel(db: Database, seen: Seen): Promise<boolean> {
  return await tryChange(db, seen, 'cancel_requested', (query) =>
    query
      .set({ cancel_requested_at: sql`CURRENT_TIMESTAMP(3)` })
      .where('cancel_requested_at', 'is', null)
      .where('status', 'in', unfinishedStatuses),
  );
}
