import type { Database, Production, Upload } from '../schema.ts';

/** The upload UUIDs and production ULIDs in the keys of objects; UUIDs are in lower case. */
export type Claims = { uuids: string[]; ulids: string[] };
export type Owners = { uuids: Set<string>; ulids: Set<string> };

/** Tells which of these UUIDs and ULIDs have a row: an upload, a production, or a deletion that works on them. */
export async function findOwners(db: Database, { uuids, ulids }: Claims): Promise<Owners> {
  const uploads = uuids.length
    ? await db.selectFrom('uploads').select('asset_uuid as uuid').where('asset_uuid', 'in', uuids).execute()
    : [];
  const productions = ulids.length
    ? await db.selectFrom('productions').select('ulid').where('ulid', 'in', ulids).execute()
    : [];
  const deletions = await db
    .selectFrom('deletions')
    .select(['upload_uuid', 'production_id', 'production_ulid'])
    .where('status', 'in', ['pending', 'running'])
    .execute();
  const beingDeleted = deletions.map(({ upload_uuid, production_id }) =>
    production_id === null ? upload_uuid : null,
  );
  return {
    uuids: toSet([...uploads.map(({ uuid }) => uuid), ...beingDeleted].map((uuid) => uuid?.toLowerCase())),
    ulids: toSet([...productions.map(({ ulid }) => ulid), ...deletions.map((row) => row.production_ulid)]),
  };
}

type Page = { after: number; limit: number };

/** Lists where the sources of uploads and the outputs of the older system lie, from above the id `after`. */
export async function listUploadPlaces(
  db: Database,
  { after, limit }: Page,
): Promise<Pick<Upload, 'id' | 's3_key' | 'output_prefix'>[]> {
  return await db
    .selectFrom('uploads')
    .select(['id', 's3_key', 'output_prefix'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Lists where the outputs of productions lie, from above the id `after`. */
export async function listProductionPlaces(
  db: Database,
  { after, limit }: Page,
): Promise<Pick<Production, 'id' | 'output_prefix'>[]> {
  return await db
    .selectFrom('productions')
    .select(['id', 'output_prefix'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Tells which of these keys of a bucket are the source of an upload. */
export async function findSourceKeys(db: Database, bucket: string, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('uploads')
    .select('s3_key')
    .where('s3_bucket', '=', bucket)
    .where('s3_key', 'in', keys)
    .execute();
  return new Set(rows.map(({ s3_key }) => s3_key));
}

/** Finds when the newest upload, production or deletion was made, and whether there is any upload. */
export async function findNewestRowTime(
  db: Database,
): Promise<{ upload: boolean; newest: Date | undefined }> {
  const tables = ['uploads', 'productions', 'deletions'] as const;
  const [upload, ...others] = await Promise.all(
    tables.map((table) =>
      db.selectFrom(table).select('created_at').orderBy('id', 'desc').limit(1).executeTakeFirst(),
    ),
  );
  const times = [upload, ...others].flatMap((row) => row?.created_at?.getTime() || []);
  return {
    upload: upload !== undefined,
    newest: times.length === 0 ? undefined : new Date(Math.max(...times)),
  };
}

function toSet(values: (string | null | undefined)[]): Set<string> {
  return new Set(values.flatMap((value) => value ?? []));
}
