import type { Orientation } from '@bacs/domain';
import { sql } from 'kysely';
import type { Database, Tx, Upload } from '../schema.ts';

export type NewUpload = Pick<
  Upload,
  | 's3_bucket'
  | 's3_key'
  | 'original_filename'
  | 'description'
  | 'content_type'
  | 'size_bytes'
  | 'width'
  | 'height'
  | 'asset_uuid'
  | 'date_ymd'
  | 'orientation'
  | 'user_id'
>;

/** Inserts an upload whose file is yet to come. @returns its id. */
export async function insertUpload(db: Database | Tx, upload: NewUpload): Promise<number> {
  const { insertId } = await db
    .insertInto('uploads')
    .values({ ...upload, status: 'signed' })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

/** signed → uploaded. @returns whether this call made the change. */
export async function tryMarkUploaded(
  db: Database,
  id: number,
  { etag }: { etag: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set({ status: 'uploaded', etag, uploaded_at: sql`CURRENT_TIMESTAMP(3)` })
    .where('id', '=', id)
    .where('status', 'in', ['signed', 'uploading'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stores that the file is another version from now on, unless somebody has stored that meanwhile. */
export async function tryReplaceEtag(
  db: Database,
  id: number,
  { from, to }: { from: string | null; to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set({ etag: to })
    .where('id', '=', id)
    .where('etag', from === null ? 'is' : '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stores the size that a probe found, unless a size is already known. */
export async function storeUploadSize(
  db: Database,
  id: number,
  size: {
    width: number;
    height: number;
    orientation: Orientation | undefined;
    durationSeconds: number | null;
  },
): Promise<void> {
  const { width, height, orientation, durationSeconds } = size;
  await db
    .updateTable('uploads')
    .set({
      width,
      height,
      orientation,
      duration_seconds: sql`COALESCE(duration_seconds, ${durationSeconds === null ? null : Math.round(durationSeconds)})`,
    })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('width', 'is', null), eb('height', 'is', null)]))
    .execute();
}
