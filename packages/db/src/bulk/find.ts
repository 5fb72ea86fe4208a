import { byIndex } from '../by-index.ts';
import type { BulkAction, BulkActionItem, BulkActionStatus, BulkOutcome, Database } from '../schema.ts';

/** An action that somebody has started. A preview is none yet. */
export type StartedBulkAction = BulkAction & { status: Exclude<BulkActionStatus, 'previewed'> };

export async function findBulkAction(db: Database, ulid: string): Promise<StartedBulkAction | undefined> {
  return await db
    .selectFrom('bulk_actions')
    .selectAll()
    .where('ulid', '=', ulid)
    .where('status', '<>', 'previewed')
    .$narrowType<Pick<StartedBulkAction, 'status'>>()
    .executeTakeFirst();
}

/** Lists the actions that were started, the last one first, from below `before`. */
export async function listBulkActions(
  db: Database,
  { before, limit }: { before?: { startedAt: Date; id: number } | undefined; limit: number },
): Promise<StartedBulkAction[]> {
  let actions = db
    .selectFrom(byIndex('bulk_actions', 'bulk_actions', 'bulk_actions_started'))
    .selectAll()
    .where('started_at', 'is not', null)
    .$narrowType<Pick<StartedBulkAction, 'status'>>();
  if (before !== undefined)
    actions = actions
      .where('started_at', '<=', before.startedAt)
      .where((eb) => eb.or([eb('started_at', '<', before.startedAt), eb('id', '<', before.id)]));
  return await actions.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Lists the set of an action in its order, from above the position `after`, or those with one outcome. */
export async function listItems(
  db: Database,
  actionId: number,
  { after, outcome, limit }: { after: number | undefined; outcome?: BulkOutcome | undefined; limit: number },
): Promise<BulkActionItem[]> {
  const index = outcome === undefined ? 'PRIMARY' : 'bulk_action_items_outcome';
  let items = db
    .selectFrom(byIndex('bulk_action_items', 'item', index))
    .selectAll()
    .where('bulk_action_id', '=', actionId);
  if (outcome !== undefined) items = items.where('outcome', '=', outcome);
  if (after !== undefined) items = items.where('position', '>', after);
  return await items.orderBy('position').limit(limit).execute();
}

/** Finds those of the set whose turn comes next. */
export async function findOpenItems(
  db: Database,
  actionId: number,
  { limit }: { limit: number },
): Promise<BulkActionItem[]> {
  return await db
    .selectFrom(byIndex('bulk_action_items', 'item', 'bulk_action_items_outcome'))
    .selectAll()
    .where('bulk_action_id', '=', actionId)
    .where('outcome', 'is', null)
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** Finds the actions that run: each has, or gets, a job. */
export async function runningBulkActions(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<Pick<BulkAction, 'id' | 'ulid'>[]> {
  return await db
    .selectFrom(byIndex('bulk_actions', 'bulk_actions', 'bulk_actions_status'))
    .select(['id', 'ulid'])
    .where('status', '=', 'running')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}
