import { byIndex } from '../by-index.ts';
import { keptSince, type Removed, type Retention } from '../retention.ts';
import type { Database } from '../schema.ts';
import { stillValid } from './preview.ts';

/** Removes actions that ended long ago with what came of their productions, whose histories have it as well. */
export async function removeOldBulkActions(db: Database, retention: Retention): Promise<Removed> {
  const old = await db
    .selectFrom(byIndex('bulk_actions', 'bulk_actions', 'bulk_actions_ended'))
    .select('id')
    .where('ended_at', '<', keptSince(retention.days))
    .orderBy('ended_at')
    .limit(1)
    .executeTakeFirst();
  return await removeOne(db, old?.id, retention.limit);
}

/** Removes previews that nobody has started in time. */
export async function removeExpiredPreviews(
  db: Database,
  { limit }: Pick<Retention, 'limit'>,
): Promise<Removed> {
  const expired = await db
    .selectFrom(byIndex('bulk_actions', 'bulk_actions', 'bulk_actions_status'))
    .select('id')
    .where('status', '=', 'previewed')
    .where('created_at', '<=', stillValid)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return await removeOne(db, expired?.id, limit);
}

/** Removes so many of the set, or the action when nothing of its set is left. */
async function removeOne(db: Database, id: number | undefined, limit: number): Promise<Removed> {
  if (id === undefined) return { removed: 0, next: undefined };
  const { numDeletedRows } = await db
    .deleteFrom('bulk_action_items')
    .where('bulk_action_id', '=', id)
    .orderBy('position')
    .limit(limit)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) await db.deleteFrom('bulk_actions').where('id', '=', id).execute();
  return { removed: Number(numDeletedRows), next: 0 };
}
