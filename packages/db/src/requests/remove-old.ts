import { keptSince, type Removed, type Retention, removedFirst } from '../retention.ts';
import type { Database } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

/** Forgets requests that were made long ago: a client that repeats one makes something new. */
export async function removeOldRequests(db: Database, retention: Retention): Promise<Removed> {
  const { numDeletedRows } = await inTransaction(db, (tx) =>
    tx
      .deleteFrom('idempotent_requests')
      .where('created_at', '<', keptSince(retention.days))
      .orderBy('created_at')
      .limit(retention.limit)
      .executeTakeFirstOrThrow(),
  );
  return removedFirst(numDeletedRows, retention);
}
