import { findExpiredUploads, tryExpireUpload } from '@bacs/db/deletions';
import { enqueue } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';

/** One run begins no more deletions than this; the next run goes on. */
const pages = 5;
const pageSize = 200;

/**
 * Begins the deletion of uploads that were announced and not completed in time. Only uploads that were told when they
 * end have such a time: those of the older system and of earlier releases stay.
 */
export async function expireUploads({ db, queues, logger }: Dependencies): Promise<void> {
  for (let page = 0; page < pages; page += 1) {
    const ids = await findExpiredUploads(db, { limit: pageSize });
    for (const id of ids) {
      const deletion = await tryExpireUpload(db, id);
      if (!deletion) continue;
      logger.info({ upload: id, deletion: deletion.ulid }, 'not completed in time; deleting');
      // Reconcile enqueues it if Redis misses this one.
      await enqueue(queues, 'delete', { deletion_ulid: deletion.ulid, attempt: deletion.attempt });
    }
    if (ids.length < pageSize) return;
  }
}
