import { randomUUID } from 'node:crypto';
import type { Database, Production, Upload } from '@bacs/db';
import { acceptAlone, findProduction, type NewProduction } from '@bacs/db/productions';
import { insertSpace } from '@bacs/db/spaces';
import { findUpload, insertUpload, tryStoreSource } from '@bacs/db/uploads';
import type { SourceDescription } from '@bacs/domain';
import { sql } from 'kysely';
import { ulid } from 'ulid';

/** Describes a film of 1920×1080 with sound, whose length nobody knows. */
export const film: SourceDescription = {
  container: 'mp4',
  width: 1920,
  height: 1080,
  coded_width: 1920,
  coded_height: 1080,
  pixel_aspect_ratio: 1,
  rotation: 0,
  rotation_told: 0,
  duration_seconds: null,
  frame_rate: 25,
  frame_rate_varies: null,
  scan_type: 'progressive',
  color: 'sdr',
  tracks: [
    { type: 'video', codec: 'AVC', duration_seconds: null },
    { type: 'audio', codec: 'AAC', duration_seconds: null },
  ],
};

/** Adds an upload of the user that is described and ready to be rendered. */
export async function addUpload(db: Database, userId = 1): Promise<Upload> {
  const uuid = randomUUID();
  const id = await insertUpload(db, {
    s3_bucket: 'bacs-mc-uploads',
    s3_key: `uploads/2026-11/22/${uuid}/video.mp4`,
    original_filename: 'video.mp4',
    description: null,
    content_type: 'video/mp4',
    size_bytes: 1,
    width: 1920,
    height: 1080,
    asset_uuid: uuid,
    date_ymd: '2026-11-22',
    orientation: 'landscape',
    user_id: userId,
  });
  await tryStoreSource(db, { id, etag: null }, film);
  const upload = await findUpload(db, { id });
  if (!upload) throw new Error('the upload that was inserted is not there');
  return upload;
}

export async function addProduction(db: Database, upload: Upload): Promise<Production> {
  const userId = upload.user_id ?? 1;
  return await insertProduction(db, { ulid: ulid(), uploadId: upload.id, userId, name: null, config: {} });
}

/** Commits a production, and enqueues nothing. */
export async function insertProduction(
  db: Database,
  { userId, uploadId, ...production }: NewProduction & { userId: number; uploadId: number },
): Promise<Production> {
  await acceptAlone(db, { userId, most: 0, uploadId, productions: [production] });
  const found = await findProduction(db, production);
  if (!found) throw new Error('the production that was inserted is not there');
  return found;
}

export async function addChannel(db: Database, userId = 1): Promise<number> {
  return await insertSpace(db, { type: 'channel', name: 'Channel', slug: randomUUID(), ownerUserId: userId });
}

/** Sets columns that no query of ours writes, as the older system did. */
export async function updateRow(
  db: Database,
  table: 'users' | 'uploads' | 'productions' | 'spaces' | 'space_publications' | 'webhook_endpoints',
  id: number,
  columns: Record<string, string | number | null>,
): Promise<void> {
  const changes = Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  await sql`UPDATE ${sql.table(table)} SET ${sql.join(changes)} WHERE id = ${id}`.execute(db);
}

/** Removes a production's ULID, which makes it a row of the older system that has not been backfilled. */
export async function removeUlid(db: Database, id: number): Promise<void> {
  await sql`ALTER TABLE productions MODIFY COLUMN ulid CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL`.execute(
    db,
  );
  await updateRow(db, 'productions', id, { ulid: null });
}
