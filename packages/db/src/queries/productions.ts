import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Database, Production, ProductionConfig, ProductionStatus, Schema } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { recordEvent } from './production-events.ts';

/** A production's address: its ULID, or the number that callers of the older system have. */
export type ProductionAddress = { ulid: string } | { id: number };

export type NewProduction = {
  ulid: string;
  uploadId: number;
  userId: number;
  name: string | null;
  config: ProductionConfig;
  /** The request that asks for it, when the client may send it again. */
  request?: { key: string; hash: string };
};

/**
 * Accepts a production: from the moment this commits, it will reach an end. Where the user has used the request's
 * key before, it is the production of then that is returned, whatever its hash.
 */
export async function insertProduction(db: Database, wanted: NewProduction): Promise<Production> {
  const { ulid, uploadId, userId, name, config, request } = wanted;
  try {
    return await inTransaction(db, async (tx) => {
      const { insertId } = await tx
        .insertInto('productions')
        .values({
          ulid,
          upload_id: uploadId,
          user_id: userId,
          name,
          status: 'queued',
          config: JSON.stringify(config),
          idempotency_key: request?.key ?? null,
          request_hash: request?.hash ?? null,
          created_at: sql`CURRENT_TIMESTAMP(3)`,
        })
        .executeTakeFirstOrThrow();
      const id = Number(insertId);
      await recordEvent(tx, { id, attempt: 1 }, 'queued');
      return await tx.selectFrom('productions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    });
  } catch (error) {
    // The key is taken, or COMMIT was carried out and its answer lost: what is on the row holds.
    const rows = db.selectFrom('productions').selectAll();
    const committed = request
      ? rows.where('user_id', '=', userId).where('idempotency_key', '=', request.key)
      : rows.where('ulid', '=', ulid);
    const production = await committed.executeTakeFirst();
    if (production) return production;
    throw error;
  }
}

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

/** A production as its owner sees it, with the UUID of its upload. */
export type OwnedProduction = Production & { upload_uuid: string | null };

/** Like findProduction; another user's production is not found. */
export async function findProductionOf(
  db: Database,
  userId: number,
  address: ProductionAddress,
): Promise<OwnedProduction | undefined> {
  return await ownedBy(db, userId).where(isAt(address)).executeTakeFirst();
}

export type ProductionFilter = {
  uploadId?: number;
  status?: ProductionStatus;
  before?: number;
  limit: number;
};

/** A user's productions, newest first, from below the id `before`. */
export async function listProductionsOf(
  db: Database,
  userId: number,
  { uploadId, status, before, limit }: ProductionFilter,
): Promise<OwnedProduction[]> {
  let query = ownedBy(db, userId).where('productions.ulid', 'is not', null);
  if (uploadId !== undefined) query = query.where('productions.upload_id', '=', uploadId);
  if (status !== undefined)
    query = query.where('productions.status', 'in', status === 'queued' ? ['queued', 'pending'] : [status]);
  if (before !== undefined) query = query.where('productions.id', '<', before);
  return await query.orderBy('productions.id', 'desc').limit(limit).execute();
}

export const unfinishedStatuses = ['queued', 'submitted', 'processing'] as const satisfies ProductionStatus[];

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
    .selectAll('productions')
    .select('uploads.asset_uuid as upload_uuid')
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
