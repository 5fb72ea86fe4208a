import type { ExpressionBuilder } from 'kysely';
import type { Database, Schema, Upload } from '../schema.ts';

/** The address of an upload: its UUID, or the number that callers of the older system have. */
export type UploadAddress = { uuid: string } | { id: number };

export async function findUpload(db: Database, address: UploadAddress): Promise<Upload | undefined> {
  return await db.selectFrom('uploads').selectAll().where(isAt(address)).orderBy('id').executeTakeFirst();
}

/** Finds an upload like findUpload, but only if it is the user's. */
export async function findUploadOf(
  db: Database,
  userId: number,
  address: UploadAddress,
): Promise<Upload | undefined> {
  return await db
    .selectFrom('uploads')
    .selectAll()
    .where(isAt(address))
    .where('user_id', '=', userId)
    .orderBy('id')
    .executeTakeFirst();
}

/** Lists a user's uploads, newest first, from below the id `before`. */
export async function listUploadsOf(
  db: Database,
  userId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<Upload[]> {
  let uploads = db.selectFrom('uploads').selectAll().where('user_id', '=', userId);
  if (before !== undefined) uploads = uploads.where('id', '<', before);
  return await uploads.orderBy('id', 'desc').limit(limit).execute();
}

function isAt(address: UploadAddress) {
  return (eb: ExpressionBuilder<Schema, 'uploads'>) =>
    'uuid' in address ? eb('asset_uuid', '=', address.uuid) : eb('id', '=', address.id);
}
