import type { Deletion } from '@bacs/db';
import {
  type DeletionAddress,
  type DeletionTarget,
  findDeletionAt,
  findDeletionOf,
  findPlaces,
  requestDeletion,
  tryRestartDeletion,
} from '@bacs/db/deletions';
import type { Caller } from '@bacs/db/keys';
import { enqueue } from '@bacs/queue';
import type { FastifyBaseLogger } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { Problem, type ProblemCode } from '../http/errors.ts';
import { toReason } from '../http/problem-details.ts';
import { nextUlid } from '../next-ulid.ts';

export type Wanted = {
  caller: Caller;
  address: DeletionAddress;
  /** The row, while it is there. */
  target: DeletionTarget | undefined;
  force: boolean;
  notFound: ProblemCode;
};

/**
 * Begins the deletion, or finds the one that has begun: asked again, the answer is the same, even once the rows are
 * gone. One that failed is tried again.
 * @throws PRODUCTION_PUBLISHED, PREFIX_REFUSED, or `notFound`
 */
export async function beginDeletion(
  deps: Pick<Dependencies, 'db' | 'queues' | 'config'>,
  { caller: { userId }, address, target, force, notFound }: Wanted,
  log: FastifyBaseLogger,
): Promise<Deletion> {
  const { db, queues } = deps;
  if (target) await refuseForeignPlaces(deps, target);
  const wanted = target && (await requestDeletion(db, { ulid: nextUlid(), userId, target, force }));
  if (wanted === 'published') throw new Problem('PRODUCTION_PUBLISHED');
  const known =
    wanted === undefined || wanted === 'gone' ? await findDeletionAt(db, userId, address) : wanted;
  if (!known) throw new Problem(notFound);
  if (known.status === 'failed') await tryRestartDeletion(db, known);
  const deletion = (await findDeletionOf(db, userId, known.ulid)) ?? known;
  if (deletion.status !== 'pending') return deletion;
  // Accepted: from here on nothing may turn the answer into an error. What Redis misses, reconcile brings.
  const payload = { deletion_ulid: deletion.ulid, attempt: deletion.attempt };
  await enqueue(queues, 'delete', payload).catch((error) =>
    log.warn(
      { deletion: deletion.ulid, reason: toReason(error) },
      'not enqueued; reconcile enqueues it later',
    ),
  );
  return deletion;
}

/** Before anything is hidden; where a deletion has begun, it is for the worker to find. */
async function refuseForeignPlaces(
  deps: Pick<Dependencies, 'db' | 'config'>,
  target: DeletionTarget,
): Promise<void> {
  const found = await findPlaces(deps.db, target, deps.config.OUTPUT_BUCKET);
  const { upload, productions } = found.rows;
  const row = 'upload' in target ? upload : productions[0];
  if (row?.deletion_id === null && 'refused' in found) throw new Problem('PREFIX_REFUSED', found.refused);
}
