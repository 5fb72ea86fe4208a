import { lockProduction, lockUpload, lockUser } from '../locks.ts';
import { markDeleting } from '../productions/index.ts';
import { unpublishAll } from '../publications/index.ts';
import type { Database, Deletion, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { type DeletionTarget, findPublicationIds, isProductionOf } from './target.ts';

export type DeletionRequest = {
  ulid: string;
  userId: number;
  target: DeletionTarget;
  /** true allows the deletion of what is published. */
  force: boolean;
};

/**
 * Begins a deletion. Once this commits, no feed shows the target, and the target will be deleted. If a deletion has
 * already begun, this returns that one.
 * @returns the reason when the deletion may not begin: the target is published, or it does not exist.
 */
export async function requestDeletion(
  db: Database,
  request: DeletionRequest,
): Promise<Deletion | 'published' | 'gone'> {
  return await inTransaction(db, async (tx) => {
    // What waits in line gives its turn to the user's others, of one deletion after the other.
    await lockUser(tx, request.userId);
    const target =
      'upload' in request.target
        ? await lockOwnUpload(tx, request.userId, request.target.upload)
        : await lockOwnProduction(tx, request.userId, request.target.production);
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

/** Sets a failed deletion back to pending; it runs again with what the rows say now. */
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

async function lockOwnUpload(tx: Tx, userId: number, id: number) {
  const upload = await lockUpload(tx, id);
  if (upload?.user_id !== userId) return undefined;
  const { asset_uuid: upload_uuid, deletion_id } = upload;
  const columns = { target: `upload:${id}`, upload_id: id, upload_uuid };
  return { ...columns, production_id: null, production_ulid: null, deletion_id };
}

async function lockOwnProduction(tx: Tx, userId: number, id: number) {
  const production = await lockProduction(tx, id);
  if (production?.user_id !== userId) return undefined;
  const { ulid: production_ulid, upload_id, deletion_id } = production;
  const upload = await tx
    .selectFrom('uploads')
    .select('asset_uuid')
    .where('id', '=', upload_id)
    .executeTakeFirst();
  const columns = { target: `production:${id}`, upload_id, upload_uuid: upload?.asset_uuid ?? null };
  return { ...columns, production_id: id, production_ulid, deletion_id };
}

/**
 * Marks the target's rows and takes its publications back. Feeds, renders and new productions obey these marks. A
 * deletion that AWS holds up for long leaves nothing in the feeds that they would have to read past.
 */
async function hide(tx: Tx, id: number, { ulid, userId, target }: DeletionRequest): Promise<void> {
  if ('upload' in target)
    await tx.updateTable('uploads').set({ deletion_id: id }).where('id', '=', target.upload).execute();
  const productions = await tx
    .selectFrom('productions')
    .select(['id', 'attempt', 'status', 'user_id', 'turn', 'released_at'])
    .where(isProductionOf(target))
    .where('deletion_id', 'is', null)
    .forUpdate()
    .execute();
  await markDeleting(tx, productions, { id, ulid });
  const publications = await findPublicationIds(tx, target);
  await unpublishAll(tx, publications, { actorId: userId, why: { deletion: ulid } });
}

async function findById(tx: Tx, id: number): Promise<Deletion> {
  return await tx.selectFrom('deletions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
