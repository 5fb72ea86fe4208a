import { type DeletionToWorkOn, findSharedPlace, tryEndLastSweep } from '@bacs/db/deletions';
import { deleteObjects, listPages } from '@bacs/s3';
import type { Dependencies } from '../dependencies.ts';
import { bytesOf, countDeleted } from './count.ts';

/**
 * Sweeps the place of a deleted source once more, after the last moment at which a form that was signed before may
 * bring the file back. It may run any number of times.
 * @throws what S3 says, so that the job runs again
 */
export async function sweepAgain(
  { db, s3, logger }: Dependencies,
  deletion: DeletionToWorkOn,
): Promise<void> {
  const { ulid, upload_id, work, sweep_again_at, read_at } = deletion;
  if (work === null || sweep_again_at === null || sweep_again_at > read_at) return;
  let objects = 0;
  // The row is gone, so somebody's new row may name the place.
  const shared = await findSharedPlace(db, { upload: upload_id }, work.places);
  if (shared) logger.error({ deletion: ulid, ...shared }, 'not swept again: another row has objects there');
  for (const place of shared ? [] : work.places)
    for await (const page of listPages(s3, place)) {
      const [failure] = await deleteObjects(s3, place.bucket, page);
      if (failure) throw new Error(`S3 did not delete ${failure.key}: ${failure.code} ${failure.message}`);
      countDeleted(work, { objects: page.length, bytes: bytesOf(page) }, []);
      objects += page.length;
    }
  work.sweeps += 1;
  if ((await tryEndLastSweep(db, deletion, work)) && objects > 0)
    logger.info({ deletion: ulid, objects }, 'objects had come back; deleted');
}
