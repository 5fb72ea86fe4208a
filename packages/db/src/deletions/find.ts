import { type ExpressionBuilder, sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { IndexOf } from '../named-indexes.ts';
import type { ProductionAddress } from '../productions/index.ts';
import type { Database, Deletion, Schema } from '../schema.ts';
import type { UploadAddress } from '../uploads/index.ts';

/** A caller names the target of a deletion this way. */
export type DeletionAddress = { upload: UploadAddress } | { production: ProductionAddress };

/**
 * Finds the user's deletion of this upload or production, whether it runs or has ended. The target's rows may be gone.
 */
export async function findDeletionAt(
  db: Database,
  userId: number,
  address: DeletionAddress,
): Promise<Deletion | undefined> {
  return await db
    .selectFrom(byIndex('deletions', 'deletions', indexOf(address)))
    .selectAll()
    .where('user_id', '=', userId)
    .where(isOf(address))
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** Finds a deletion by its ULID, whoever started it. */
export async function findDeletion(db: Database, ulid: string): Promise<Deletion | undefined> {
  return await db.selectFrom('deletions').selectAll().where('ulid', '=', ulid).executeTakeFirst();
}

/** Finds the deletion that removes something, by what that says of it. */
export async function findDeletionById(db: Database, id: number): Promise<Deletion | undefined> {
  return await db.selectFrom('deletions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Finds a deletion by its ULID. Another user's deletion counts as absent. */
export async function findDeletionOf(
  db: Database,
  userId: number,
  ulid: string,
): Promise<Deletion | undefined> {
  return await db
    .selectFrom('deletions')
    .selectAll()
    .where('ulid', '=', ulid)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Lists a user's deletions, newest first, from below the id `before`. */
export async function listDeletionsOf(
  db: Database,
  userId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<Deletion[]> {
  let query = db
    .selectFrom(byIndex('deletions', 'deletions', 'deletions_user'))
    .selectAll()
    .where('user_id', '=', userId);
  if (before !== undefined) query = query.where('id', '<', before);
  return await query.orderBy('id', 'desc').limit(limit).execute();
}

/** Says for how many ms the oldest unfinished deletion has been asked for, by the database's clock; 0 without any. */
export async function oldestDeletionMs(db: Database): Promise<number> {
  const ages = (['pending', 'running'] as const).map(async (status) => {
    const oldest = await db
      .selectFrom(byIndex('deletions', 'deletions', 'deletions_status'))
      .select(sql<number>`TIMESTAMPDIFF(MICROSECOND, created_at, CURRENT_TIMESTAMP(3)) DIV 1000`.as('ms'))
      .where('status', '=', status)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    return Number(oldest?.ms ?? 0);
  });
  return Math.max(...(await Promise.all(ages)));
}

function indexOf(address: DeletionAddress): IndexOf<'deletions'> {
  if ('production' in address)
    return 'ulid' in address.production ? 'deletions_production' : 'deletions_once';
  return 'uuid' in address.upload ? 'deletions_upload' : 'deletions_once';
}

function isOf(address: DeletionAddress) {
  return (eb: ExpressionBuilder<Schema, 'deletions'>) => {
    if ('production' in address)
      return 'ulid' in address.production
        ? eb('production_ulid', '=', address.production.ulid)
        : eb('target', '=', `production:${address.production.id}`);
    return 'uuid' in address.upload
      ? eb.and([eb('upload_uuid', '=', address.upload.uuid), eb('production_id', 'is', null)])
      : eb('target', '=', `upload:${address.upload.id}`);
  };
}
