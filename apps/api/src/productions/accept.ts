import type { Upload } from '@bacs/db';
import { UploadGoneError } from '@bacs/db/productions';
import { enqueue } from '@bacs/queue';
import type { FastifyBaseLogger } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { toReason } from '../http/problem-details.ts';
import { requireUpload } from '../uploads/upload.ts';

/** Finds the caller's upload if its file is complete. @throws UPLOAD_NOT_FOUND, UPLOAD_INCOMPLETE */
export async function requireRenderable(
  db: Dependencies['db'],
  userId: number,
  uploadId: string | number,
): Promise<Upload> {
  const upload = await requireUpload(db, { userId }, uploadId);
  if (isIncomplete(upload))
    throw new Problem('UPLOAD_INCOMPLETE', 'POST the file, then call completeUpload.');
  return upload;
}

/** The status of an upload of the older system also tells of its last render; only these two say "no file yet". */
export function isIncomplete({ status }: Upload): boolean {
  return status === 'signed' || status === 'uploading';
}

/**
 * Translates the error of a query that inserts productions. @throws UPLOAD_NOT_FOUND for an upload that is being
 * deleted.
 */
export function refuseGoneUpload(error: unknown): never {
  throw error instanceof UploadGoneError ? new Problem('UPLOAD_NOT_FOUND') : error;
}

/**
 * Enqueues accepted productions. From here on no error may reach the answer. If Redis misses a job, reconcile enqueues
 * it.
 */
export async function enqueueAccepted(
  queues: Dependencies['queues'],
  ulids: string[],
  log: FastifyBaseLogger,
): Promise<void> {
  const enqueueFirst = (ulid: string) =>
    enqueue(queues, 'render', { production_ulid: ulid, attempt: 1 }).catch((error) =>
      log.warn({ production: ulid, reason: toReason(error) }, 'not enqueued; reconcile enqueues it later'),
    );
  await Promise.all(ulids.map(enqueueFirst));
}
