import { orientationOf, type SourceDescription, toWholeSeconds } from '@bacs/domain';
import { sql } from 'kysely';
import { tell } from '../events/index.ts';
import { countUpTo } from '../quota.ts';
import type { Database, SourceProblem, Tx, Upload } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

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

/**
 * Inserts an upload whose file is yet to come.
 * @param expiresAfterMs how long it may take; without it, the upload stays whatever happens.
 * @returns its id.
 */
export async function insertUpload(
  db: Database | Tx,
  upload: NewUpload,
  { expiresAfterMs }: { expiresAfterMs?: number } = {},
): Promise<number> {
  const expires_at =
    expiresAfterMs === undefined
      ? null
      : sql<Date>`CURRENT_TIMESTAMP(3) + INTERVAL ${sql.lit(expiresAfterMs * 1_000)} MICROSECOND`;
  const { insertId } = await db
    .insertInto('uploads')
    .values({ ...upload, status: 'signed', expires_at })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Counts the user's uploads whose file is yet to come, up to `limit`. */
export async function countAnnounced(db: Database | Tx, userId: number, limit: number): Promise<number> {
  const announced = db
    .selectFrom('uploads')
    .select('id')
    .where('user_id', '=', userId)
    .where('status', '=', 'signed')
    .where('deletion_id', 'is', null);
  return await countUpTo(db, announced, limit);
}

/** signed → uploaded, unless the upload is being deleted. @returns whether this call made the change. */
export async function tryMarkUploaded(
  db: Database,
  id: number,
  { etag }: { etag: string },
): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('uploads')
      .set({ status: 'uploaded', etag, uploaded_at: sql`CURRENT_TIMESTAMP(3)`, expires_at: null })
      .where('id', '=', id)
      .where('status', 'in', ['signed', 'uploading'])
      .where('deletion_id', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const row = await tx.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const { asset_uuid: subject, user_id: userId } = row;
    if (subject !== null) await tell(tx, [{ type: 'upload.completed', subject, userId, snapshot: row }]);
    return true;
  });
}

/**
 * Stores that the file is another version from now on, unless somebody has stored that meanwhile. What was told of the
 * former version may not be true of this one.
 */
export async function tryReplaceEtag(
  db: Database,
  id: number,
  { from, to }: { from: string | null; to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set({
      etag: to,
      duration_seconds: sql`CASE WHEN source IS NULL THEN duration_seconds END`,
      source_problem: null,
      source_asked_at: null,
    })
    // An UPDATE assigns from left to right, so the source goes last: where it is there, the length is that of its file.
    .set({ source: null })
    .where('id', '=', id)
    .where('etag', from === null ? 'is' : '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The file that MediaConvert was asked about: another one may have been accepted meanwhile. */
type SeenFile = Pick<Upload, 'id' | 'etag'>;

/**
 * Stores what MediaConvert tells of a source, once, unless the upload has another file by now. Announced sizes give way
 * to it; a length that it does not tell stays as it was.
 * @returns whether this call made the change.
 */
export async function tryStoreSource(
  db: Database | Tx,
  { id, etag }: SeenFile,
  source: SourceDescription,
): Promise<boolean> {
  const { width, height } = source;
  const seconds = toWholeSeconds(source.duration_seconds);
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set({
      width,
      height,
      orientation: orientationOf(width, height) ?? null,
      duration_seconds: seconds ?? sql`NULLIF(duration_seconds, 0)`,
      source: JSON.stringify(source),
      source_problem: null,
      source_asked_at: sql`CURRENT_TIMESTAMP(3)`,
    })
    .where('id', '=', id)
    .where('etag', etag === null ? 'is' : '=', etag)
    .where('source', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes why MediaConvert does not describe a source, so that a plan can say so and nobody asks again at once. */
export async function noteSourceProblem(
  db: Database,
  { id, etag }: SeenFile,
  problem: SourceProblem,
): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ source_problem: JSON.stringify(problem), source_asked_at: sql`CURRENT_TIMESTAMP(3)` })
    .where('id', '=', id)
    .where('etag', etag === null ? 'is' : '=', etag)
    .where('source', 'is', null)
    .execute();
}
