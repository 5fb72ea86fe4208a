import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Database, Deletion, Production, PublicationStatus, Schema, Tx, Upload } from '../schema.ts';

/** The target of a deletion, by its number. */
export type DeletionTarget = { upload: number } | { production: number };

export function targetOf({
  upload_id,
  production_id,
}: Pick<Deletion, 'upload_id' | 'production_id'>): DeletionTarget {
  return production_id === null ? { upload: upload_id } : { production: production_id };
}

export type TargetRows = { upload: Upload | undefined; productions: Production[] };

/** Reads the current rows of the target. */
export async function findTargetRows(db: Database, target: DeletionTarget): Promise<TargetRows> {
  const productions = await db.selectFrom('productions').selectAll().where(isProductionOf(target)).execute();
  const uploadId = 'upload' in target ? target.upload : productions[0]?.upload_id;
  if (uploadId === undefined) return { upload: undefined, productions };
  const upload = await db.selectFrom('uploads').selectAll().where('id', '=', uploadId).executeTakeFirst();
  return { upload, productions };
}

export function isProductionOf(
  target: DeletionTarget,
): (eb: ExpressionBuilder<Schema, 'productions'>) => ExpressionWrapper<Schema, 'productions', SqlBool> {
  return (eb: ExpressionBuilder<Schema, 'productions'>) =>
    'upload' in target ? eb('upload_id', '=', target.upload) : eb('id', '=', target.production);
}

const visible: PublicationStatus[] = ['pending', 'approved', 'published'];

/**
 * Finds the publications that the deletion takes along. These include publications of the older system, which name no
 * production and show the upload's own prefix. `published` selects those that people see, or may see at any moment.
 */
export async function findPublicationIds(
  db: Database | Tx,
  target: DeletionTarget,
  { published = false }: { published?: boolean } = {},
): Promise<number[]> {
  let publications = db.selectFrom('space_publications').select('id');
  if (published) publications = publications.where('status', 'in', visible);
  if ('production' in target) {
    const own = await publications.where('production_id', '=', target.production).execute();
    const uploadId = await findUploadShowing(db, target.production);
    if (uploadId === undefined) return toIds(own);
    const older = publications.where('upload_id', '=', uploadId).where('production_id', 'is', null);
    return toIds([...own, ...(await older.execute())]);
  }
  // Two queries use one index each; a single query with OR would read, and lock, the whole table.
  const all = await db
    .selectFrom('productions')
    .select(['id', 'deletion_id'])
    .where('upload_id', '=', target.upload)
    .execute();
  // Nobody sees a publication whose target is already being deleted.
  const hidden = published ? toIds(all.filter(({ deletion_id }) => deletion_id !== null)) : [];
  const productions = toIds(all).filter((id) => !hidden.includes(id));
  let showing = publications.where('upload_id', '=', target.upload);
  if (hidden.length > 0)
    showing = showing.where((eb) =>
      eb.or([eb('production_id', 'is', null), eb('production_id', 'not in', hidden)]),
    );
  const ofUpload = await showing.execute();
  const ofProductions =
    productions.length > 0 ? await publications.where('production_id', 'in', productions).execute() : [];
  return [...new Set(toIds([...ofUpload, ...ofProductions]))];
}

/** Finds the production's upload if the older system overwrote the upload's prefix with that of this production. */
async function findUploadShowing(db: Database | Tx, productionId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('productions')
    .innerJoin('uploads', 'uploads.id', 'productions.upload_id')
    .select(['uploads.id', 'uploads.output_prefix', 'productions.ulid'])
    .where('productions.id', '=', productionId)
    .executeTakeFirst();
  return row?.ulid && row.output_prefix?.includes(`/${row.ulid}/`) ? row.id : undefined;
}

function toIds(rows: { id: number }[]): number[] {
  return rows.map(({ id }) => id);
}
