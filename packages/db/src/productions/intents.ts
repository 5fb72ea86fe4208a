import { type ExpressionBuilder, sql } from 'kysely';
import type { Database, Schema } from '../schema.ts';
import { type Seen, tryChange } from './try-transition.ts';

// The intent is why a production is rendered once: committed before CreateJob is called, kept while its outcome is
// unknown. Only the attempt that the row is at may touch it.

/**
 * Records that CreateJob is about to be called. Commit comes before the call, so that whoever finds the row
 * later knows that MediaConvert may have a job of it.
 * @param previous the intent that this one replaces; null for the first.
 * @returns the intent, when this call has won.
 */
export async function tryRecordIntent(
  db: Database,
  seen: Seen,
  { previous, profile, settingsHash }: { previous: Date | null; profile: string; settingsHash: string },
): Promise<Date | undefined> {
  // The database's clock, read first: it is the name of the intent as well as its time.
  const { rows } = await sql<{ now: Date }>`SELECT CURRENT_TIMESTAMP(3) AS now`.execute(db);
  const intent = rows[0]?.now;
  if (!intent) throw new Error('The database does not tell the time');
  const won = await tryChange(db, seen, 'intended', (query) =>
    query
      .set({
        submit_intent_at: intent,
        submit_resent_at: null,
        submit_searched_at: null,
        profile,
        settings_hash: settingsHash,
      })
      .where(isQueuedAsSeen(seen))
      .where('cancel_requested_at', 'is', null)
      .where('submit_intent_at', previous === null ? 'is' : '=', previous),
  );
  return won ? intent : undefined;
}

/** Takes the intent back: its one call surely did not create a job. Once it has been sent again nobody can tell. */
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

/** Records that CreateJob is about to be called again for this intent. Commit comes before the call, as with the first. */
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

/** Remembers the first search in vain for the job of a settled intent; a second is to follow. */
export async function tryNoteSearch(db: Database, seen: Seen, intent: Date): Promise<boolean> {
  return await tryChange(db, seen, 'searched', (query) =>
    query
      .set({ submit_searched_at: sql`CURRENT_TIMESTAMP(3)` })
      .where('submit_intent_at', '=', intent)
      .where('submit_searched_at', 'is', null)
      .where(isQueuedAsSeen(seen)),
  );
}

/** It is queued, in the attempt that was seen, and no MediaConvert job of it is known. */
function isQueuedAsSeen({ attempt }: Seen) {
  return (eb: ExpressionBuilder<Schema, 'productions'>) =>
    eb.and({ attempt, status: 'queued', mediaconvert_job_id: null });
}
