import { isSourceDescription } from '@bacs/domain';
import { type ExpressionBuilder, sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { IndexOf } from '../named-indexes.ts';
import type { Database, Schema, Upload } from '../schema.ts';

/** The address of an upload: its UUID, or the number that callers of the older system have. */
export type UploadAddress = { uuid: string } | { id: number };

export async function findUpload(db: Database, address: UploadAddress): Promise<Upload | undefined> {
  const upload = await db
    .selectFrom('uploads')
    .selectAll()
    .where(isAt(address))
    .orderBy('id')
    .executeTakeFirst();
  return upload && withoutOddSource(upload);
}

/** Finds the uploads with these ids. @returns them by their ids. */
export async function findUploads(db: Database, ids: number[]): Promise<Map<number, Upload>> {
  const uploads = await db
    .selectFrom(byIndex('uploads', 'uploads', 'PRIMARY'))
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(uploads.map((upload) => [upload.id, withoutOddSource(upload)]));
}

/** Finds an upload like findUpload, but only if it is the user's. */
export async function findUploadOf(
  db: Database,
  userId: number,
  address: UploadAddress,
): Promise<Upload | undefined> {
  const upload = await db
    .selectFrom('uploads')
    .selectAll()
    .where(isAt(address))
    .where('user_id', '=', userId)
    .orderBy('id')
    .executeTakeFirst();
  return upload && withoutOddSource(upload);
}

/** What decides whether and how an upload can be rendered, without all that is known of its file */
const ofRender = ['id', 'asset_uuid', 'status', 'width', 'height'] as const;
export type UploadToRender = Pick<Upload, (typeof ofRender)[number]>;

export type UploadAsked = { userId: number; address: UploadAddress };

/** Finds these columns of each user's upload, by the objects that are given here. */
export async function findUploadsToRender(
  db: Database,
  asked: UploadAsked[],
): Promise<Map<UploadAsked, UploadToRender>> {
  const uuids = asked.flatMap(({ address }) => ('uuid' in address ? address.uuid : []));
  const ids = asked.flatMap(({ address }) => ('id' in address ? address.id : []));
  const select = (index: IndexOf<'uploads'>) =>
    db.selectFrom(byIndex('uploads', 'uploads', index)).select(['user_id', ...ofRender]);
  const byUuid = uuids.length > 0 && select('uploads_asset').where('asset_uuid', 'in', uuids);
  const byId = ids.length > 0 && select('PRIMARY').where('id', 'in', ids);
  const query = byUuid && byId ? byUuid.unionAll(byId) : byUuid || byId;
  const found = query ? await query.execute() : [];
  // Rows of the older system may share a UUID; the first one counts.
  found.sort((one, other) => one.id - other.id);
  return new Map(
    asked.flatMap((one) => {
      const upload = found.find((row) => row.user_id === one.userId && isNamed(row, one.address));
      return upload ? [[one, upload]] : [];
    }),
  );
}

function isNamed({ id, asset_uuid }: Pick<Upload, 'id' | 'asset_uuid'>, address: UploadAddress): boolean {
  return 'uuid' in address ? asset_uuid?.toLowerCase() === address.uuid.toLowerCase() : id === address.id;
}

/** Finds an upload whose file MediaConvert has not described, unless it was asked less than `idleMs` ago. */
export async function findUploadToDescribe(
  db: Database,
  id: number,
  { idleMs }: { idleMs: number },
): Promise<Upload | undefined> {
  const idleSince = sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL ${sql.lit(idleMs * 1_000)} MICROSECOND`;
  return await db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .where('source', 'is', null)
    .where('status', 'not in', ['signed', 'uploading'])
    .where('deletion_id', 'is', null)
    .where((eb) => eb.or([eb('source_asked_at', 'is', null), eb('source_asked_at', '<', idleSince)]))
    .executeTakeFirst();
}

/** Tells whether MediaConvert has described one of the newest uploads since then. */
export async function isAnyDescribedSince(db: Database, since: Date): Promise<boolean> {
  const newest = await db
    .selectFrom(byIndex('uploads', 'uploads', 'PRIMARY'))
    .select(['source_asked_at', (eb) => eb('source', 'is not', null).as('is_described')])
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return newest.some(
    ({ source_asked_at: at, is_described }) => Boolean(is_described) && at !== null && at > since,
  );
}

/**
 * Tells whether an upload has no complete file yet. The status of an upload of the older system may also describe its
 * last render; only these two mean that the file is missing.
 */
export function isIncomplete({ status }: Pick<Upload, 'status'>): boolean {
  return status === 'signed' || status === 'uploading';
}

/** Lists a user's uploads, newest first, from below the id `before`. */
export async function listUploadsOf(
  db: Database,
  userId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<Upload[]> {
  let uploads = db
    .selectFrom(byIndex('uploads', 'uploads', 'uploads_user'))
    .selectAll()
    .where('user_id', '=', userId);
  if (before !== undefined) uploads = uploads.where('id', '<', before);
  return await uploads.orderBy('id', 'desc').limit(limit).execute();
}

function isAt(address: UploadAddress) {
  return (eb: ExpressionBuilder<Schema, 'uploads'>) =>
    'uuid' in address ? eb('asset_uuid', '=', address.uuid) : eb('id', '=', address.id);
}

/** What no settings can be made from counts as no description: a plan says so, and the render goes on without rules. */
function withoutOddSource(upload: Upload): Upload {
  return isSourceDescription(upload.source) ? upload : { ...upload, source: null };
}
