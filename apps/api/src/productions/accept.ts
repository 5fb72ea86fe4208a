import type { Upload } from '@bacs/db';
import {
  addProductions,
  findProduction,
  findProductionOf,
  type NewProduction,
  type OwnedProduction,
} from '@bacs/db/productions';
import { type IdempotentRequest, type Made, makeOnce } from '@bacs/db/requests';
import { findUploadToRender, type UploadToRender } from '@bacs/db/uploads';
import { enqueue } from '@bacs/queue';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { toUploadAddress } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { makeOrReplay } from '../http/idempotency.ts';
import { toReason } from '../http/problem-details.ts';
import { refuseAdding } from './quota.ts';

/** Finds the caller's upload if its file is complete. @throws UPLOAD_NOT_FOUND, UPLOAD_INCOMPLETE */
export async function requireRenderable(
  db: Dependencies['db'],
  userId: number,
  uploadId: string | number,
): Promise<UploadToRender> {
  const upload = await findUploadToRender(db, userId, toUploadAddress(String(uploadId)));
  if (!upload) throw new Problem('UPLOAD_NOT_FOUND');
  if (isIncomplete(upload))
    throw new Problem('UPLOAD_INCOMPLETE', 'POST the file, then call completeUpload.');
  return upload;
}

/**
 * Tells whether an upload has no complete file yet. The status of an upload of the older system may also describe its
 * last render; only these two mean that the file is missing.
 */
export function isIncomplete({ status }: Pick<Upload, 'status'>): boolean {
  return status === 'signed' || status === 'uploading';
}

type Exchange = {
  request: Pick<FastifyRequest, 'caller' | 'deadline' | 'log'>;
  reply: Pick<FastifyReply, 'header'>;
};

/** A production to accept, with what its owner sees of its upload and of the one that it retries */
type Wanted = NewProduction & Pick<OwnedProduction, 'upload_uuid' | 'retried_from_ulid'>;

/**
 * Accepts the production that `decide` returns, once for each request. A committed production reaches an end, so no
 * error may follow the commit: the row is known without reading it, and a failure to enqueue is only logged.
 * @throws UPLOAD_NOT_FOUND; QUOTA_EXCEEDED; PRODUCTION_NOT_FOUND when the production has been deleted since.
 */
export async function acceptOnce(
  { db, queues, inTurn, weights, config }: Dependencies,
  identity: IdempotentRequest | undefined,
  { request, reply }: Exchange,
  decide: () => Promise<Wanted>,
): Promise<OwnedProduction> {
  const { userId } = request.caller;
  const quota = { userId, most: config.MAX_UNFINISHED_PRODUCTIONS, weight: weights.get(userId) };
  const accepted = new Map<number, OwnedProduction>();
  const made = await makeOrReplay(db, identity, reply, async () => {
    const { upload_uuid, retried_from_ulid, ...wanted } = await decide();
    const making = inTurn({ userId, deadline: request.deadline }, () =>
      makeOnce(db, identity, async (tx) => {
        const rows = await addProductions(tx, quota, wanted.uploadId, [wanted]);
        for (const row of rows) accepted.set(row.id, { ...row, upload_uuid, retried_from_ulid });
        return rows.map(({ id }) => id);
      }),
    );
    return await (identity ? making : making.catch(findCommitted(db, wanted))).catch((error) =>
      refuseAdding(db, userId, error),
    );
  });
  const [id] = made.ids;
  const production =
    typeof id === 'number' ? (accepted.get(id) ?? (await findProductionOf(db, userId, { id }))) : undefined;
  if (!production)
    throw new Problem('PRODUCTION_NOT_FOUND', 'The production that this request made has been deleted.');
  if (!made.replayed) await enqueueAccepted(queues, [production.ulid], request.log);
  return production;
}

/** Finds the row after COMMIT succeeded but its answer was lost. A request without a key leaves no other trace. */
function findCommitted(db: Dependencies['db'], { ulid }: NewProduction) {
  return async (error: unknown): Promise<Made> => {
    const production = await findProduction(db, { ulid });
    if (!production) throw error;
    return { ids: [production.id], replayed: false, request_hash: null };
  };
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
