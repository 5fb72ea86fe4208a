import type { ExpressionBuilder } from 'kysely';
import type {
  Database,
  Deletion,
  DeletionReceipt,
  DeletionWork,
  ProductionStatus,
  PublicationStatus,
  Schema,
  Tx,
} from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import type { ProductionAddress } from './productions.ts';
import type { UploadAddress } from './uploads.ts';

/** What is to be deleted, as a caller names it. */
export type DeletionAddress = { upload: UploadAddress } | { production: ProductionAddress };

/** The user's deletion of this upload or production, at work or done; the rows themselves may be gone. */
export async function findDeletionAt(
  db: Database,
  userId: number,
  address: DeletionAddress,
): Promise<Deletion | undefined> {
  return await db
    .selectFrom('deletions')
    .selectAll()
    .where('user_id', '=', userId)
    .where(isOf(address))
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** Another user's deletion is not found. */
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

/** A user's deletions, newest first, from below the id `before`. */
export async function listDeletionsOf(
  db: Database,
  userId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<Deletion[]> {
  let query = db.selectFrom('deletions').selectAll().where('user_id', '=', userId);
  if (before !== undefined) query = query.where('id', '<', before);
  return await query.orderBy('id', 'desc').limit(limit).execute();
}

/** What is to be deleted, by its number. */
export type DeletionTarget = { upload: number } | { production: number };

export type DeletionRequest = {
  ulid: string;
  userId: number;
  target: DeletionTarget;
  /** Whether what is published may be deleted too. */
  force: boolean;
};

/**
 * Begins a deletion: from the moment this commits no feed shows the target, and it will be deleted. Where one has begun
 * already, it is that.
 * @returns why it may not begin: it is published, or not there (any more).
 */
export async function requestDeletion(
  db: Database,
  request: DeletionRequest,
): Promise<Deletion | 'published' | 'gone'> {
  return await inTransaction(db, async (tx) => {
    const target =
      'upload' in request.target
        ? await lockUpload(tx, request.userId, request.target.upload)
        : await lockProduction(tx, request.userId, request.target.production);
    if (!target) return 'gone';
    if (target.deletion_id !== null) return await findById(tx, target.deletion_id);
    if (!request.force && (await findPublicationIds(tx, request.target, { published: true })).length > 0)
      return 'published';
    const { deletion_id, ...columns } = target;
    const { insertId } = await tx
      .insertInto('deletions')
      .values({ ...columns, ulid: request.ulid, user_id: request.userId, status: 'pending' })
      .executeTakeFirstOrThrow();
    const id = Number(insertId);
    await hide(tx, id, request);
    return await findById(tx, id);
  });
}

/** A deletion that failed → pending, to be tried again with what the rows say now. */
export async function tryRestartDeletion(db: Database, { id, attempt }: Deletion): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deletions')
    .set((eb) => ({
      status: 'pending',
      attempt: attempt + 1,
      revision: eb('revision', '+', 1),
      work: null,
      error_code: null,
      error_message: null,
      completed_at: null,
    }))
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('status', '=', 'failed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const visible: PublicationStatus[] = ['pending', 'approved', 'published'];

/**
 * The publications that go with the target, also those of the older system, which name no production and show what the
 * upload's prefix names; `published` are those that people see, or may any moment.
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
  // Two queries, each of one index: as one with OR it would read, and lock, the whole table.
  const all = await db
    .selectFrom('productions')
    .select(['id', 'deletion_id'])
    .where('upload_id', '=', target.upload)
    .execute();
  // What is being deleted already nobody sees any more.
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

/** The production's upload, where that one's own prefix, which the older system overwrote, is the production's. */
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

async function lockUpload(tx: Tx, userId: number, id: number) {
  const upload = await tx
    .selectFrom('uploads')
    .select(['asset_uuid', 'deletion_id'])
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  if (!upload) return undefined;
  const { asset_uuid: upload_uuid, deletion_id } = upload;
  const columns = { target: `upload:${id}`, upload_id: id, upload_uuid };
  return { ...columns, production_id: null, production_ulid: null, deletion_id };
}

async function lockProduction(tx: Tx, userId: number, id: number) {
  const production = await tx
    .selectFrom('productions')
    .select(['ulid', 'upload_id', 'deletion_id'])
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  if (!production) return undefined;
  const { ulid: production_ulid, upload_id, deletion_id } = production;
  const upload = await tx
    .selectFrom('uploads')
    .select('asset_uuid')
    .where('id', '=', upload_id)
    .executeTakeFirst();
  const columns = { target: `production:${id}`, upload_id, upload_uuid: upload?.asset_uuid ?? null };
  return { ...columns, production_id: id, production_ulid, deletion_id };
}

/** Marks the target's rows: feeds, renders and new productions go by these marks. */
async function hide(tx: Tx, id: number, { ulid, target }: DeletionRequest): Promise<void> {
  if ('upload' in target)
    await tx.updateTable('uploads').set({ deletion_id: id }).where('id', '=', target.upload).execute();
  const productions = await tx
    .selectFrom('productions')
    .select(['id', 'attempt', 'status'])
    .where(isProductionOf(target))
    .where('deletion_id', 'is', null)
    .forUpdate()
    .execute();
  if (productions.length === 0) return;
  await tx
    .updateTable('productions')
    .set({ status: 'deleting', deletion_id: id, blocked_reason: null, blocked_at: null })
    .where(isProductionOf(target))
    .where('deletion_id', 'is', null)
    .execute();
  await tx
    .insertInto('production_events')
    .values(
      productions.map(({ id: production_id, attempt, status }) => ({
        production_id,
        attempt,
        event: 'deleting' as const,
        detail: JSON.stringify({ deletion: ulid, status } satisfies {
          deletion: string;
          status: ProductionStatus;
        }),
      })),
    )
    .execute();
}

export function isProductionOf(target: DeletionTarget) {
  return (eb: ExpressionBuilder<Schema, 'productions'>) =>
    'upload' in target ? eb('upload_id', '=', target.upload) : eb('id', '=', target.production);
}

async function findById(tx: Tx, id: number): Promise<Deletion> {
  return await tx.selectFrom('deletions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
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

/** The receipt of what has been done. */
export function receiptOf({ places, ...work }: DeletionWork): DeletionReceipt {
  const { objects, bytes, mediaconvert_jobs_cancelled, failures, failure_count, sweeps } = work;
  const prefixes = places.map(({ bucket, prefix }) => `s3://${bucket}/${prefix}`);
  return { objects, bytes, prefixes, mediaconvert_jobs_cancelled, failures, failure_count, sweeps };
}
