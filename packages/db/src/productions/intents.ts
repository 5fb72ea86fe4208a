import { type ExpressionBuilder, sql } from 'kysely';
import type { Database, Schema, SourceProblem } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { countEvents, recordEvent } from './events.ts';
import { type Seen, tryChange } from './try-transition.ts';

// The intent ensures that a production is rendered once. It is committed before CreateJob is called, and it stays while
// the outcome of the call is unknown. Only the current attempt of the row may change it.

/**
 * Records that CreateJob is about to be called. This commits before the call, so that a later reader of the row knows
 * that MediaConvert may have a job for it.
 * @param previous the intent that this one replaces; null for the first.
 * @param sourceProblem why the settings were chosen without a description of the source, for the history.
 * @returns the intent, or undefined when the row has changed meanwhile.
 */
export async function tryRecordIntent(
  db: Database,
  seen: Seen,
  { previous, profile, settingsHash, sourceProblem }: NewIntent,
): Promise<Date | undefined> {
  return await inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('productions')
      .set({
        submit_intent_at: sql`CURRENT_TIMESTAMP(3)`,
        submit_resent_at: null,
        submit_searched_at: null,
        profile,
        settings_hash: settingsHash,
      })
      .where('id', '=', seen.id)
      .where(isQueuedAsSeen(seen))
      .where('cancel_requested_at', 'is', null)
      .where('submit_intent_at', previous === null ? 'is' : '=', previous)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return undefined;
    const { submit_intent_at: intent, known } = await tx
      .selectFrom('productions')
      .select('submit_intent_at')
      .select(countEvents(tx, seen, 'intended').as('known'))
      .where('id', '=', seen.id)
      .executeTakeFirstOrThrow();
    const detail = sourceProblem ? { source_problem: sourceProblem } : undefined;
    await recordEvent(tx, seen, 'intended', detail, Number(known));
    return intent ?? undefined;
  });
}

type NewIntent = {
  previous: Date | null;
  profile: string;
  settingsHash: string;
  sourceProblem?: SourceProblem | null;
};

/** Removes an intent whose only call certainly created no job. After a second call nobody can be certain. */
export async function tryWithdrawIntent(
  db: Database,
  seen: Seen,
  { intent, reason }: { intent: Date; reason: string },
): Promise<boolean> {
  return await tryChange(
    db,
    seen,
    'withdrawn',
    (query) =>
      query
        .set({ submit_intent_at: null, submit_searched_at: null })
        .where('submit_intent_at', '=', intent)
        .where('submit_resent_at', 'is', null)
        .where(isQueuedAsSeen(seen)),
    { reason },
  );
}

/** Records that CreateJob is about to be called again for this intent. This too commits before the call. */
export async function tryNoteResend(db: Database, seen: Seen, intent: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('productions')
    .set({ submit_resent_at: sql`COALESCE(submit_resent_at, CURRENT_TIMESTAMP(3))` })
    .where('id', '=', seen.id)
    .where('submit_intent_at', '=', intent)
    .where(isQueuedAsSeen(seen))
    .where('cancel_requested_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Records that the first search for the job of a settled intent found nothing. A second search follows. */
export async function tryNoteSearch(db: Database, seen: Seen, intent: Date): Promise<boolean> {
  return await tryChange(db, seen, 'searched', (query) =>
    query
      .set({ submit_searched_at: sql`CURRENT_TIMESTAMP(3)` })
      .where('submit_intent_at', '=', intent)
      .where('submit_searched_at', 'is', null)
      .where(isQueuedAsSeen(seen)),
  );
}

/** The production is queued, its attempt is the one that was seen, and no MediaConvert job of it is known. */
function isQueuedAsSeen({ attempt }: Seen) {
  return (eb: ExpressionBuilder<Schema, 'productions'>) =>
    eb.and({ attempt, status: 'queued', mediaconvert_job_id: null });
}
