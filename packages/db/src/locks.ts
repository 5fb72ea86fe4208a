import type { Production, Tx, Upload } from './schema.ts';

// A transaction that locks several rows takes them in this order:
//
//   1. its own row of `idempotent_requests` or `deletions`
//   2. the upload
//   3. the production, or all of the upload's
//   4. the publications
//
// It may leave some out: a worker's transition locks the production alone, and a deletion of one production does not
// lock the upload. Events, and the requests that outlive their productions, are only inserted, and nobody waits for them.
//
// Two transactions go against the order. A change of a publication (publications/changes.ts) holds the publication
// while it asks its production and its upload, and a deletion of an upload (deletions/steps.ts) comes last to the
// deletions of its productions. Where these meet others in a deadlock, `inTransaction` runs the victim again.

/**
 * Locks the upload until the transaction ends. A deletion of the upload then either sees the result of the transaction,
 * or the transaction sees the deletion in `deletion_id`.
 */
export async function lockUpload(
  tx: Tx,
  id: number,
): Promise<Pick<Upload, 'user_id' | 'asset_uuid' | 'deletion_id'> | undefined> {
  return await tx
    .selectFrom('uploads')
    .select(['user_id', 'asset_uuid', 'deletion_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Locks the production in the same way. */
export async function lockProduction(
  tx: Tx,
  id: number,
): Promise<Pick<Production, 'user_id' | 'status' | 'deletion_id' | 'ulid' | 'upload_id'> | undefined> {
  return await tx
    .selectFrom('productions')
    .select(['ulid', 'upload_id', 'user_id', 'status', 'deletion_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}
