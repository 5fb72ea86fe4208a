import { unfinishedStatuses, waitingStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import { type ProductionUpdate, type Seen, tryChange, tryTransition } from './try-transition.ts';

/** The history names an operator who cancels what is somebody else's, and the bulk action that they do it by. */
type Canceler = { operatorId?: number | undefined; bulkAction?: string | undefined };

/**
 * queued → canceled, for a production that certainly has no MediaConvert job: CreateJob was never called, or its
 * `intent` has been settled. If another intent has been recorded meanwhile, this changes nothing.
 */
export async function tryCancelQueued(
  db: Database,
  seen: Seen,
  { intent, ...canceler }: { intent: Date | null } & Canceler,
): Promise<boolean> {
  const cancel = (query: ProductionUpdate) =>
    query
      .set({
        blocked_reason: null,
        blocked_at: null,
        cancel_requested_at: sql`COALESCE(cancel_requested_at, CURRENT_TIMESTAMP(3))`,
        completed_at: sql`CURRENT_TIMESTAMP(3)`,
      })
      .where('status', 'in', waitingStatuses)
      .where('submit_intent_at', intent === null ? 'is' : '=', intent)
      .where('mediaconvert_job_id', 'is', null);
  return await tryTransition(db, seen, 'canceled', cancel, detailOf(canceler));
}

/**
 * Requests the cancellation of an unfinished production. From then on nothing is submitted for it, and a worker cancels
 * its MediaConvert job, also one that is found later. MediaConvert's answer decides how the production ends.
 */
export async function tryRequestCancel(db: Database, seen: Seen, canceler: Canceler = {}): Promise<boolean> {
  const request = (query: ProductionUpdate) =>
    query
      .set({ cancel_requested_at: sql`CURRENT_TIMESTAMP(3)` })
      .where('cancel_requested_at', 'is', null)
      .where('status', 'in', unfinishedStatuses);
  return await tryChange(db, seen, 'cancel_requested', request, detailOf(canceler));
}

function detailOf({ operatorId, bulkAction }: Canceler): Record<string, unknown> | undefined {
  if (operatorId === undefined) return undefined;
  return { operator_id: operatorId, ...(bulkAction !== undefined && { bulk_action: bulkAction }) };
}
