import { fruitlessStatuses, unfinishedStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { findRetried, type LookedAt, lookThrough, type ProductionSearch } from '../productions/index.ts';
import { countUpTo, type Quota, refuseBeyond, requireRoom } from '../quota.ts';
import type { BulkAction, BulkActionKind, Database, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

/** A set has so many productions at most, and a preview looks at so many to find them. */
export const largestSet = 10_000;
const mostLooked = 50_000;
const perStatement = 1_000;

/** For so long a set that was shown may be acted on. */
export const previewMinutes = 15;

export type Chosen = {
  productions: LookedAt[];
  looked: number;
  /** There may be more of them than the set has. */
  hasMore: boolean;
};

/** Chooses the set of an action: the newest of those that the search finds and that the action can do something with. */
export async function chooseSet(
  db: Database,
  action: BulkActionKind,
  search: ProductionSearch,
): Promise<Chosen> {
  const isWanted = (row: LookedAt) => canBe(action, row);
  const limits = { limit: largestSet, most: mostLooked, isWanted };
  const { found, looked, next } = await lookThrough(db, search, limits);
  const retried = action === 'retry' ? await findRetriedOf(db, found) : new Set();
  // Who has been retried has a newer production, which is the one to retry if it has failed as well.
  const productions = found.filter(({ id }) => !retried.has(id));
  return { productions, looked, hasMore: next !== undefined };
}

function canBe(action: BulkActionKind, { status, cancel_requested_at }: LookedAt): boolean {
  if (action === 'retry') return fruitlessStatuses.includes(status);
  return unfinishedStatuses.includes(status) && cancel_requested_at === null;
}

async function findRetriedOf(db: Database, rows: LookedAt[]): Promise<Set<number>> {
  const retried = new Set<number>();
  for (let from = 0; from < rows.length; from += perStatement) {
    const ids = rows.slice(from, from + perStatement).map(({ id }) => id);
    for (const id of await findRetried(db, ids)) retried.add(id);
  }
  return retried;
}

type NewPreview = Pick<BulkAction, 'ulid' | 'action' | 'filter'> & {
  userId: number;
  /** How many previews the operator may have at a time */
  most: number;
  productions: Pick<LookedAt, 'id' | 'ulid' | 'status'>[];
};

/**
 * Refuses one preview too many before the productions are looked through for it: that costs far more than to count. Others
 * may be stored meanwhile, so `storePreview` counts again. @throws QuotaExceededError
 */
export async function requireRoomForPreview(db: Database, { userId, most }: Quota): Promise<void> {
  refuseBeyond(most, { used: await countPreviews(db, userId, most), adding: 1 });
}

/** Stores the set that an operator is shown. @throws QuotaExceededError, UserGoneError */
export async function storePreview(db: Database, preview: NewPreview): Promise<void> {
  const { userId, most, productions, ulid, action, filter } = preview;
  await inTransaction(db, async (tx) => {
    await requireRoom(tx, { userId, most }, 1, countPreviews);
    const { insertId } = await tx
      .insertInto('bulk_actions')
      .values({ ulid, user_id: userId, action, filter: JSON.stringify(filter), total: productions.length })
      .executeTakeFirstOrThrow();
    const items = productions.map((production, position) => ({
      bulk_action_id: Number(insertId),
      position,
      production_id: production.id,
      production_ulid: production.ulid,
      seen_status: production.status,
    }));
    for (let from = 0; from < items.length; from += perStatement)
      await tx
        .insertInto('bulk_action_items')
        .values(items.slice(from, from + perStatement))
        .execute();
  });
}

async function countPreviews(db: Database | Tx, userId: number, limit: number): Promise<number> {
  const open = db
    .selectFrom(byIndex('bulk_actions', 'bulk_actions', 'bulk_actions_previews'))
    .select('id')
    .where('user_id', '=', userId)
    .where('status', '=', 'previewed')
    .where('created_at', '>', stillValid);
  return await countUpTo(db, open, limit);
}

/** Previews that are older than this time can be started no more. */
export const stillValid = sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL ${sql.lit(previewMinutes)} MINUTE`;
