import { type ExpressionBuilder, sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Schema, SourceProblem } from '../schema.ts';
import { changeTogether } from './change-together.ts';
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
  intent: NewIntent,
): Promise<Date | undefined> {
  const wish = { ...seen, ...intent };
  return (await tryRecordIntents(db, [wish])).get(wish);
}

/** Records several of them, as `changeTogether` says. @returns the intents of those that are recorded. */
export async function tryRecordIntents<Wish extends Seen & NewIntent>(
  db: Database,
  wishes: Wish[],
): Promise<Map<Wish, Date>> {
  return await changeTogether(db, wishes, {
    isPossible: (row, { attempt, previous }) =>
      row.status === 'queued' &&
      row.attempt === attempt &&
      row.mediaconvert_job_id === null &&
      row.cancel_requested_at === null &&
      row.submit_intent_at?.getTime() === previous?.getTime(),
    event: 'intended',
    detail: ({ sourceProblem }) => (sourceProblem ? { source_problem: sourceProblem } : undefined),
    update: (tx, ids, each, now) =>
      tx
        .updateTable(byIndex('productions', 'productions', 'PRIMARY'))
        .set({
          submit_intent_at: now,
          submit_resent_at: null,
          submit_searched_at: null,
          profile: each(({ profile }) => profile),
          settings_hash: each(({ settingsHash }) => settingsHash),
        })
        .where('id', 'in', ids)
        .execute(),
  });
}

export type NewIntent = {
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
