import type { Database, DeletionWork } from '../schema.ts';

/**
 * Finds another upload whose objects lie at the same places. It has the same UUID, or its source, its outputs or those
 * of its productions lie below one of these prefixes.
 */
export async function findUploadBeside(
  db: Database,
  id: number,
  { uuid, places }: { uuid: string | undefined; places: DeletionWork['places'] },
): Promise<{ id: number } | undefined> {
  const others = db.selectFrom('uploads').select('id').where('id', '!=', id);
  if (uuid !== undefined) {
    const twin =
      (await others.where('asset_uuid', '=', uuid).executeTakeFirst()) ??
      (await others.where('asset_uuid', 'is', null).where('s3_key', 'like', `%${uuid}%`).executeTakeFirst());
    if (twin) return twin;
  }
  for (const { bucket, prefix } of places.filter(({ exact }) => !exact)) {
    const below = `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
    const beside =
      (await others.where('s3_bucket', '=', bucket).where('s3_key', 'like', below).executeTakeFirst()) ??
      (await others.where('output_prefix', 'like', below).executeTakeFirst()) ??
      (await db
        .selectFrom('productions')
        .select('upload_id as id')
        .where('upload_id', '!=', id)
        .where('output_prefix', 'like', below)
        .executeTakeFirst());
    if (beside) return beside;
  }
  return undefined;
}
