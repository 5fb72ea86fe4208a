import { findProductionsByIds, type OwnedProduction, type Wanted } from '@bacs/db/productions';
import type { IdempotentRequest } from '@bacs/db/requests';
import { isIncomplete, type UploadToRender } from '@bacs/db/uploads';
import { enqueue } from '@bacs/queue';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { Acceptance, Dependencies } from '../dependencies.ts';
import { toUploadAddress } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { tellReplayed } from '../http/idempotency.ts';
import { toReason } from '../http/problem-details.ts';
import { tellSubject } from '../http/tell-subject.ts';
import { refuseAdding } from './quota.ts';

/** Finds the caller's upload if its file is complete. @throws UPLOAD_NOT_FOUND, UPLOAD_INCOMPLETE */
export async function requireRenderable(
  { findUpload }: Acceptance,
  userId: number,
  uploadId: string | number,
): Promise<UploadToRender> {
  const upload = await findUpload({ userId, address: toUploadAddress(String(uploadId)) });
  if (!upload) throw new Problem('UPLOAD_NOT_FOUND');
  if (isIncomplete(upload))
    throw new Problem('UPLOAD_INCOMPLETE', 'POST the file, then call completeUpload.');
  return upload;
}

/** What a request has chosen, with what its owner sees of the upload and of the production that it retries. */
export type Choice = Pick<Wanted, 'uploadId' | 'productions'> &
  Pick<OwnedProduction, 'upload_uuid' | 'retried_from_ulid'>;

type Exchange = {
  request: Pick<FastifyRequest, 'caller' | 'deadline' | 'log'>;
  reply: Pick<FastifyReply, 'header'>;
};

/**
 * Accepts the productions that `choose` returns, once for each request. A request that comes after the first was carried
 * out does not choose: the checks may give another result by now, and the answer must stay the same. A committed
 * production reaches an end, so no error may follow the commit: the rows are known without reading them, and a failure
 * to enqueue is only logged.
 * @returns them in order; null for one that was refused for its own sake, undefined for one that has been deleted since
 * @throws UPLOAD_NOT_FOUND, QUOTA_EXCEEDED, IDEMPOTENCY_KEY_REUSED
 */
export async function acceptOnce(
  deps: Dependencies,
  identity: IdempotentRequest | undefined,
  { request, reply }: Exchange,
  choose: () => Promise<Choice>,
): Promise<(OwnedProduction | null | undefined)[]> {
  const { db, queues, acceptance, weights, config } = deps;
  const { deadline, log } = request;
  const { userId } = request.caller;
  const earlier = identity && (await acceptance.findMade(identity));
  if (earlier) {
    tellReplayed(earlier, identity, reply);
    return await findMadeProductions(db, userId, earlier.ids);
  }
  const { uploadId, productions, ...shown } = await choose();
  const quota = { userId, most: config.MAX_UNFINISHED_PRODUCTIONS, weight: weights.get(userId) };
  const { made, rows } = await acceptance
    .accept({ ...quota, uploadId, productions, request: identity }, deadline)
    .catch((error) => refuseAdding(db, userId, error));
  tellReplayed(made, identity, reply);
  if (!made.replayed) {
    const ulids = productions.flatMap((one) => one?.ulid ?? []);
    const [first] = ulids;
    tellSubject(deps, request, { production: ulids.length === 1 && first ? first : ulids });
    await enqueueAccepted(queues, ulids, log);
  }
  if (rows.length === 0) return await findMadeProductions(db, userId, made.ids);
  const byId = new Map(rows.map((row) => [row.id, { ...row, ...shown }]));
  return made.ids.map((id) => (id === null ? null : byId.get(id)));
}

/** Accepts one production like that. @throws PRODUCTION_NOT_FOUND when it has been deleted since, too */
export async function acceptOneOnce(...args: Parameters<typeof acceptOnce>): Promise<OwnedProduction> {
  const [production] = await acceptOnce(...args);
  if (!production)
    throw new Problem('PRODUCTION_NOT_FOUND', 'The production that this request made has been deleted.');
  return production;
}

async function findMadeProductions(db: Dependencies['db'], userId: number, ids: (number | null)[]) {
  const found = await findProductionsByIds(
    db,
    userId,
    ids.filter((id) => id !== null),
  );
  const byId = new Map(found.map((production) => [production.id, production]));
  return ids.map((id) => (id === null ? null : byId.get(id)));
}

/**
 * Enqueues accepted productions. From here on no error may reach the answer. If Redis misses a job, reconcile enqueues
 * it.
 */
async function enqueueAccepted(
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
