import { keptSince, type Removed, type Retention, removedFirst } from '../retention.ts';
import type { Database } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

/**
 * Removes deletions that completed long ago, with their receipts. One that failed may begin again, and one that is to be
 * swept a last time has not done all of its work: these stay.
 */
export async function removeOldDeletions(db: Database, retention: Retention): Promise<Removed> {
  const { numDeletedRows } = await inTransaction(db, (tx) =>
    tx
      .deleteFrom('deletions')
      .where('status', '=', 'completed')
      .where('completed_at', '<', keptSince(retention.days))
      .where('sweep_again_at', 'is', null)
      .orderBy('completed_at')
      .limit(retention.limit)
      .executeTakeFirstOrThrow(),
  );
  return removedFirst(numDeletedRows, retention);
}
