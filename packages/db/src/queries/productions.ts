import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Database, Production, ProductionStatus, Schema } from '../schema.ts';

/** A production's address: its ULID, or the number that callers of the older system have. */
export type ProductionAddress = { ulid: string } | { id: number };

export async function findProduction(
  db: Database,
  address: ProductionAddress,
): Promise<Production | undefined> {
  return await db.selectFrom('productions').selectAll().where(isAt(address)).executeTakeFirst();
}

/** A production about to be worked on, and when it was read by the database's clock. */
export type ProductionToRender = Production & { read_at: Date };

export async function findProductionToRender(
  db: Database,
  ulid: string,
): Promise<ProductionToRender | undefined> {
  return await db
    .selectFrom('productions')
    .selectAll()
    .select(sql<Date>`CURRENT_TIMESTAMP(3)`.as('read_at'))
    .where('ulid', '=', ulid)
    .executeTakeFirst();
}

/** A production as its owner sees it: with the UUID of its upload, and the ULID of the one that it tries again. */
export type OwnedProduction = Production & { upload_uuid: string | null; retried_from_ulid: string | null };

/** Like findProduction; another user's production is not found. */
export async function findProductionOf(
  db: Database,
  userId: number,
  address: ProductionAddress,
): Promise<OwnedProduction | undefined> {
  return await ownedBy(db, userId).where(isAt(address)).executeTakeFirst();
}

/** The production that the user has asked for under this idempotency key. */
export async function findProductionByKey(
  db: Database,
  userId: number,
  key: string,
): Promise<OwnedProduction | undefined> {
  return await ownedBy(db, userId).where('productions.idempotency_key', '=', key).executeTakeFirst();
}

/** Those of the user's that have these ids, oldest first. */
export async function findProductionsByIds(
  db: Database,
  userId: number,
  ids: number[],
): Promise<OwnedProduction[]> {
  if (ids.length === 0) return [];
  return await ownedBy(db, userId).where('productions.id', 'in', ids).orderBy('productions.id').execute();
}

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

function chosenBy(db: Database, userId: number, { uploadId, status, limit }: ProductionFilter) {
  let query = ownedBy(db, userId).where('productions.ulid', 'is not', null).limit(limit);
  if (uploadId !== undefined) query = query.where('productions.upload_id', '=', uploadId);
  if (status !== undefined)
    query = query.where('productions.status', 'in', status === 'queued' ? ['queued', 'pending'] : [status]);
  return query;
}

export const unfinishedStatuses = [
  'pending',
  'queued',
  'submitted',
  'processing',
] as const satisfies ProductionStatus[];

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

function ownedBy(db: Database, userId: number) {
  return db
    .selectFrom('productions')
    .leftJoin('uploads', 'uploads.id', 'productions.upload_id')
    .leftJoin('productions as original', 'original.id', 'productions.retried_from')
    .selectAll('productions')
    .select(['uploads.asset_uuid as upload_uuid', 'original.ulid as retried_from_ulid'])
    .where('productions.user_id', '=', userId);
}

function isAt(address: ProductionAddress) {
  return (eb: ExpressionBuilder<Schema, 'productions'>) =>
    'ulid' in address ? eb('productions.ulid', '=', address.ulid) : eb('productions.id', '=', address.id);
}

/** The productions of these ULIDs, with what tells whether a MediaConvert job is theirs. */
export async function findSubmitted(db: Database, ulids: string[]) {
  if (ulids.length === 0) return [];
  return await db
    .selectFrom('productions')
    .select(['ulid', 'status', 'mediaconvert_job_id'])
    .where('ulid', 'in', ulids)
    .execute();
}
