import { type ProductionStatus, unfinishedStatuses, waitingStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import { type OwnedProduction, ownedBy } from './find.ts';

export type ProductionFilter = {
  uploadId?: number;
  status?: ProductionStatus;
  limit: number;
};

/** A user's productions, newest first, from below the id `before`. */
export async function listProductionsOf(
  db: Database,
  userId: number,
  { before, ...filter }: ProductionFilter & { before?: number },
): Promise<OwnedProduction[]> {
  let query = chosenBy(db, userId, filter);
  if (before !== undefined) query = query.where('productions.id', '<', before);
  return await query.orderBy('productions.id', 'desc').execute();
}

/** From one time to before another, all of it times that a TIMESTAMP holds. */
export type TimeWindow = { from: Date; to: Date };

/**
 * A user's productions that were accepted within a window of time, newest first, from below `before`. In the order of
 * their times, so that an index leads to the window, wherever among all of them it lies.
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
 * Productions not at their end that nothing has touched for `idleMs`, from above the id `after`:
 * younger ones may be on their way to the queue this very moment.
 */
export async function productionsToReconcile(
  db: Database,
  { after, idleMs, limit }: { after: number; idleMs: number; limit: number },
) {
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
