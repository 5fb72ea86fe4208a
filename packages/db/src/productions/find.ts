import { type ExpressionBuilder, sql } from 'kysely';
import type { Database, Production, Schema } from '../schema.ts';

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

/** Those of the user's that have these ids, oldest first. */
export async function findProductionsByIds(
  db: Database,
  userId: number,
  ids: number[],
): Promise<OwnedProduction[]> {
  if (ids.length === 0) return [];
  return await ownedBy(db, userId).where('productions.id', 'in', ids).orderBy('productions.id').execute();
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

export function ownedBy(db: Database, userId: number) {
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
