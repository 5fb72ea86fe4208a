import { keptSince, type Removed, type Retention, removedFirst } from '../retention.ts';
import type { Database } from '../schema.ts';

/** Removes deliveries that ended long ago, however they did. */
export async function removeOldDeliveries(db: Database, retention: Retention): Promise<Removed> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_deliveries')
    .where('ended_at', '<', keptSince(retention.days))
    .orderBy('ended_at')
    .limit(retention.limit)
    .executeTakeFirstOrThrow();
  return removedFirst(numDeletedRows, retention);
}
