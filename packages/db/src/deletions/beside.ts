import { namesIn, type Place } from '@bacs/domain';
import type { Database } from '../schema.ts';

// Every statement here is an equality or a range of an index with a limit, so it reads few rows, whatever others own.

/** The rows that a deletion removes: what they name may go. `production` is absent when all of the upload goes. */
type Own = { upload: number; production?: number };

/**
 * Finds the first of these places where any other row has objects: the other row names a key or a prefix below the
 * place, or a prefix or a UUID that the place lies below.
 */
export async function findSharedPlace(db: Database, own: Own, places: Place[]): Promise<Place | undefined> {
  for (const place of places) if (await isShared(db, own, place)) return place;
  return undefined;
}

async function isShared(db: Database, own: Own, place: Place): Promise<boolean> {
  return (
    (await isSourceThere(db, own, place)) ||
    (await areOutputsBelow(db, own, place)) ||
    (await areOutputsAbove(db, own, place)) ||
    // The ULID in a production's prefix makes it the production's own, whichever uploads have the UUID.
    (own.production === undefined && (await isUuidOfOther(db, own, place)))
  );
}

/** Tells whether a source lies there. The source of a production's own upload stays too, so it counts. */
async function isSourceThere(db: Database, own: Own, { bucket, prefix, exact }: Place): Promise<boolean> {
  let sources = db.selectFrom('uploads').select('id').where('s3_bucket', '=', bucket).limit(1);
  if (own.production === undefined) sources = sources.where('id', '!=', own.upload);
  sources = exact ? sources.where('s3_key', '=', prefix) : sources.where('s3_key', 'like', below(prefix));
  return (await sources.executeTakeFirst()) !== undefined;
}

async function areOutputsBelow(db: Database, own: Own, place: Place): Promise<boolean> {
  const prefix = place.exact ? namesIn(place.prefix).outputs : place.prefix;
  if (prefix === undefined) return false;
  const uploads = db
    .selectFrom('uploads')
    .select('id')
    .where('output_prefix', 'like', below(prefix))
    // The older system wrote the prefix of a production to its upload too.
    .where('id', '!=', own.upload);
  const productions = db
    .selectFrom('productions')
    .select('id')
    .where('output_prefix', 'like', below(prefix))
    .where((eb) =>
      own.production === undefined ? eb('upload_id', '!=', own.upload) : eb('id', '!=', own.production),
    );
  return (
    (await uploads.limit(1).executeTakeFirst()) !== undefined ||
    (await productions.limit(1).executeTakeFirst()) !== undefined
  );
}

/** The older system's siblings of a production may lie above it, so only rows of other uploads count. */
async function areOutputsAbove(db: Database, { upload }: Own, { prefix }: Place): Promise<boolean> {
  const { folders } = namesIn(prefix);
  const uploads = db
    .selectFrom('uploads')
    .select('id')
    .where('output_prefix', 'in', folders)
    .where('id', '!=', upload);
  const productions = db
    .selectFrom('productions')
    .select('id')
    .where('output_prefix', 'in', folders)
    .where('upload_id', '!=', upload);
  return (
    (await uploads.limit(1).executeTakeFirst()) !== undefined ||
    (await productions.limit(1).executeTakeFirst()) !== undefined
  );
}

/** A UUID in the path may be that of another upload, whose source and outputs are all that lies below it. */
async function isUuidOfOther(db: Database, { upload }: Own, { prefix }: Place): Promise<boolean> {
  const { uuids } = namesIn(prefix);
  if (uuids.length === 0) return false;
  const others = db.selectFrom('uploads').select('id').where('id', '!=', upload).limit(1);
  const named = others.where('asset_uuid', 'in', uuids);
  // These rows are the older system's: their number does not grow, and the index leads to them.
  const inKeyAlone = others
    .where('asset_uuid', 'is', null)
    .where((eb) => eb.or(uuids.map((uuid) => eb('s3_key', 'like', `%${uuid}%`))));
  return (
    (await named.executeTakeFirst()) !== undefined || (await inKeyAlone.executeTakeFirst()) !== undefined
  );
}

function below(prefix: string): string {
  return `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
}
