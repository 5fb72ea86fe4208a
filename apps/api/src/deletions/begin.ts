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
  /** The row of the target, as long as it exists. */
  target: DeletionTarget | undefined;
  force: boolean;
  notFound: ProblemCode;
};

/**
 * Begins the deletion, or finds the one that has begun: a second call returns the same deletion, even after the rows
 * are gone. It restarts a deletion that failed.
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
  // The deletion is accepted: from here on no error may reach the answer. If Redis misses the job, reconcile enqueues
  // it.
  const payload = { deletion_ulid: deletion.ulid, attempt: deletion.attempt };
  await enqueue(queues, 'delete', payload).catch((error) =>
    log.warn(
      { deletion: deletion.ulid, reason: toReason(error) },
      'not enqueued; reconcile enqueues it later',
    ),
  );
  return deletion;
}

/** Refuses before anything is hidden. If a deletion has begun, the worker checks its places. */
async function refuseForeignPlaces(
  deps: Pick<Dependencies, 'db' | 'config'>,
  target: DeletionTarget,
): Promise<void> {
  const found = await findPlaces(deps.db, target, deps.config.OUTPUT_BUCKET);
  const { upload, productions } = found.rows;
  const row = 'upload' in target ? upload : productions[0];
  if (row?.deletion_id === null && 'refused' in found) throw new Problem('PREFIX_REFUSED', found.refused);
}
