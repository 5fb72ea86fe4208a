import { lastArrivalMs, type Place } from '@bacs/domain';
import { sql } from 'kysely';
import type { Database, Deletion, DeletionWork, Tx } from '../schema.ts';
import { receiptOf } from './receipt.ts';

/** The last sweep of a completed deletion: when it is due, and where. */
export type LastSweep = { at: Date; work: DeletionWork };

/**
 * Plans the last sweep of the source's own folder. A form to send the file may have been signed until the upload was
 * complete or was to be deleted. What was sent with it after the deletion has no row and nobody else to remove it.
 * @returns undefined if no such form can be valid any more.
 */
export async function planLastSweep(
  tx: Tx,
  { upload_id: id, created_at }: Pick<Deletion, 'upload_id' | 'created_at'>,
  work: DeletionWork,
): Promise<LastSweep | undefined> {
  const upload = await tx
    .selectFrom('uploads')
    .select(['s3_bucket', 's3_key', 'uploaded_at'])
    .select(sql<Date>`CURRENT_TIMESTAMP(3)`.as('now'))
    .where('id', '=', id)
    .executeTakeFirst();
  if (!upload) return undefined;
  const { s3_bucket: bucket, s3_key: key, uploaded_at, now } = upload;
  const isFolder = (place: Place) => !place.exact && place.bucket === bucket && key.startsWith(place.prefix);
  const places = work.places.filter(isFolder);
  // Rows of the older system may have a date of zeros.
  const lastSigned = [uploaded_at, created_at].flatMap((date) => (date && +date) || [])[0] ?? 0;
  const at = new Date(lastSigned + lastArrivalMs);
  if (places.length === 0 || at <= now) return undefined;
  return { at, work: { ...work, places, place: 0, after: '', page: null } };
}

/** Finds completed deletions whose last sweep is due. */
export async function deletionsToSweepAgain(
  db: Database,
  { limit }: { limit: number },
): Promise<Pick<Deletion, 'id' | 'ulid' | 'attempt'>[]> {
  return await db
    .selectFrom('deletions')
    .select(['id', 'ulid', 'attempt'])
    .where('sweep_again_at', '<=', sql<Date>`CURRENT_TIMESTAMP(3)`)
    .orderBy('sweep_again_at')
    .limit(limit)
    .execute();
}

/** Adds what the last sweep has removed to the receipt. */
export async function tryEndLastSweep(
  db: Database,
  { id, revision, receipt }: Pick<Deletion, 'id' | 'revision' | 'receipt'>,
  work: DeletionWork,
): Promise<boolean> {
  const counted = receiptOf(work);
  const { numUpdatedRows } = await db
    .updateTable('deletions')
    .set({
      receipt: JSON.stringify({ ...counted, prefixes: receipt?.prefixes ?? counted.prefixes }),
      work: null,
      sweep_again_at: null,
      revision: revision + 1,
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('sweep_again_at', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
