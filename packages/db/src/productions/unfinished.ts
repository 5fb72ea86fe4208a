import { unfinishedStatuses } from '@bacs/domain';
import { type AliasableExpression, sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { countUpTo, selectCount } from '../quota.ts';
import type { Database, Tx } from '../schema.ts';

/** Counts the user's productions that have not ended, up to `limit`. Those that are being deleted are not among them. */
export async function countUnfinished(db: Database | Tx, userId: number, limit: number): Promise<number> {
  return await countUpTo(db, unfinishedOf(db, userId), limit);
}

/** Counts them as a part of another statement. */
export function selectUnfinished(
  db: Database | Tx,
  userId: number,
  limit: number,
): AliasableExpression<number | string> {
  return selectCount(db, unfinishedOf(db, userId), limit);
}

function unfinishedOf(db: Database | Tx, userId: number) {
  return ofUser(db, userId).select('productions.id').where('productions.status', 'in', unfinishedStatuses);
}

/**
 * Estimates in how many seconds the next one of a user's productions ends, by how far MediaConvert is with each.
 * It looks at `limit` of them. @returns undefined when none is far enough to tell.
 */
export async function secondsUntilNextEnd(
  db: Database,
  userId: number,
  limit: number,
): Promise<number | undefined> {
  const rendering = ofUser(db, userId)
    .select('productions.progress_percent')
    .select(sql<number>`TIMESTAMPDIFF(SECOND, productions.started_at, CURRENT_TIMESTAMP(3))`.as('seconds'))
    .where('productions.status', '=', 'processing')
    .limit(limit);
  const { left } = await db
    .selectFrom(rendering.as('rendering'))
    .select(
      sql<number | string | null>`MIN(seconds * (100 - progress_percent) / progress_percent)`.as('left'),
    )
    .where('progress_percent', '>', 0)
    .executeTakeFirstOrThrow();
  return left === null ? undefined : Number(left);
}

/** The index keeps the servers from reading what has ended, of which a user may have any number. */
function ofUser(db: Database | Tx, userId: number) {
  return db
    .selectFrom(byIndex('productions', 'productions', 'productions_user_status'))
    .where('productions.user_id', '=', userId);
}
