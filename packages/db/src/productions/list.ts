import { type ProductionStatus, unfinishedStatuses, waitingStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import type { Database, Production } from '../schema.ts';
import { type OwnedProduction, ownedBy } from './find.ts';

export type ProductionFilter = {
  uploadId?: number;
  status?: ProductionStatus;
  limit: number;
};

/** Lists a user's productions, newest first, from below the id `before`. */
export async function listProductionsOf(
  db: Database,
  userId: number,
  { before, ...filter }: ProductionFilter & { before?: number },
): Promise<OwnedProduction[]> {
  let query = chosenBy(db, userId, filter);
  if (before !== undefined) query = query.where('productions.id', '<', before);
  return await query.orderBy('productions.id', 'desc').execute();
}

/** A span from one time to before another; a TIMESTAMP can hold every time in it. */
export type TimeWindow = { from: Date; to: Date };

/**
 * Lists a user's productions that were accepted within a span of time, newest first, from below `before`. The order is
 * that of their times, so that an index leads to the span, wherever it lies.
 */
export async function listProductionsWithin(
  db: Database,
  userId: number,
  { from, to }: TimeWindow,
  { before, ...filter }: ProductionFilter & { before?: { createdAt: Date; id: number } },
): Promise<OwnedProduction[]> {
  let query = chosenBy(db, userId, filter)
    .where('productions.created_at', '>=', from)
    .where('productions.created_at', '<', to);
  if (before !== undefined)
    query = query
      .where('productions.created_at', '<=', before.createdAt)
      .where((eb) =>
        eb.or([eb('productions.created_at', '<', before.createdAt), eb('productions.id', '<', before.id)]),
      );
  return await query.orderBy('productions.created_at', 'desc').orderBy('productions.id', 'desc').execute();
}

/**
 * Finds productions that have not ended and that nothing has touched for `idleMs`, from above the id `after`. Younger
 * ones may be on their way to the queue.
 */
export async function productionsToReconcile(
  db: Database,
  { after, idleMs, limit }: { after: number; idleMs: number; limit: number },
): Promise<Pick<Production, 'id' | 'ulid' | 'attempt'>[]> {
  return await db
    .selectFrom('productions')
    .select(['id', 'ulid', 'attempt'])
    .where('status', 'in', unfinishedStatuses)
    .where('ulid', 'is not', null)
    .where('id', '>', after)
    .where(
      'updated_at',
      '<=',
      sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL ${sql.lit(idleMs * 1000)} MICROSECOND`,
    )
    .orderBy('id')
    .limit(limit)
    .execute();
}

function chosenBy(db: Database, userId: number, { uploadId, status, limit }: ProductionFilter) {
  let query = ownedBy(db, userId).where('productions.ulid', 'is not', null).limit(limit);
  if (uploadId !== undefined) query = query.where('productions.upload_id', '=', uploadId);
  if (status !== undefined)
    query = query.where('productions.status', 'in', status === 'queued' ? waitingStatuses : [status]);
  return query;
}
