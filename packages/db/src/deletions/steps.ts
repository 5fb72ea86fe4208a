import type { Block } from '@bacs/domain';
import { sql } from 'kysely';
import { blockedBy } from '../blocked.ts';
import { byIndex } from '../by-index.ts';
import { lockUpload } from '../locks.ts';
import { oldestOf } from '../merge-pages.ts';
import type { Database, Deletion, DeletionWork, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { receiptOf } from './receipt.ts';
import { planLastSweep } from './sweep-again.ts';
import { findPublicationIds, isProductionOf, targetOf } from './target.ts';
import { tellOfDeleted, tellOfDeletions } from './tell-end.ts';

// These are the steps of a worker on a deletion. Every change requires the revision that the worker read, so only one
// of two workers can continue.

/** A deletion that a worker is about to work on, with the time of the database's clock when it was read. */
export type DeletionToWorkOn = Deletion & { read_at: Date };

export async function findDeletionToWorkOn(
  db: Database,
  ulid: string,
): Promise<DeletionToWorkOn | undefined> {
  return await db
    .selectFrom('deletions')
    .selectAll()
    .select(sql<Date>`CURRENT_TIMESTAMP(3)`.as('read_at'))
    .where('ulid', '=', ulid)
    .executeTakeFirst();
}

/** The part of a deletion that a worker has read and that a change requires unchanged. */
export type SeenDeletion = Pick<Deletion, 'id' | 'attempt' | 'revision'>;

/** Stores how far the work is. */
export async function trySaveWork(
  db: Database,
  seen: SeenDeletion,
  work: DeletionWork,
  { unblock }: { unblock: boolean },
): Promise<boolean> {
  return await tryChange(db, seen, {
    status: 'running',
    work: JSON.stringify(work),
    ...(unblock && { blocked_reason: null, blocked_at: null }),
  });
}

/** Notes why the deletion cannot continue, and since when it has had this cause. */
export async function tryBlockDeletion(db: Database, seen: SeenDeletion, block: Block): Promise<boolean> {
  return await tryChange(db, seen, blockedBy(block));
}

/** Ends a deletion that has deleted nothing. */
export async function tryFailDeletion(
  db: Database,
  seen: SeenDeletion,
  { code, message }: { code: string; message: string },
): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    const isFailed = await tryChange(tx, seen, {
      status: 'failed',
      error_code: code,
      error_message: message,
      completed_at: sql<Date>`CURRENT_TIMESTAMP(3)`,
      blocked_reason: null,
      blocked_at: null,
    });
    if (isFailed) await tellOfDeletions(tx, 'deletion.failed', [seen.id]);
    return isFailed;
  });
}

/**
 * Removes the rows and keeps the receipt, in one transaction. If the file of an upload may come back, the deletion also
 * keeps when to look for it a last time.
 */
export async function tryCompleteDeletion(
  db: Database,
  deletion: Deletion,
  work: DeletionWork,
): Promise<boolean> {
  const target = targetOf(deletion);
  return await inTransaction(db, async (tx) => {
    const completed = {
      status: 'completed' as const,
      completed_at: sql<Date>`CURRENT_TIMESTAMP(3)`,
      blocked_reason: null,
      blocked_at: null,
    };
    const receipt = JSON.stringify(receiptOf(work));
    const again = 'upload' in target ? await planLastSweep(tx, deletion, work) : undefined;
    const lastSweep = { work: again ? JSON.stringify(again.work) : null, sweep_again_at: again?.at ?? null };
    if (!(await tryChange(tx, deletion, { ...completed, ...lastSweep, receipt }))) return false;
    if ('upload' in target) await lockUpload(tx, target.upload);
    const locked = await tx
      .selectFrom('productions')
      .select(['id', 'ulid', 'user_id'])
      .where(isProductionOf(target))
      .forUpdate()
      .execute();
    const productions = locked.map(({ id }) => id);
    await tellOfDeleted(tx, deletion, locked);
    const publications = await findPublicationIds(tx, target);
    if (publications.length > 0) {
      await tx.deleteFrom('space_publication_events').where('publication_id', 'in', publications).execute();
      await tx.deleteFrom('space_publications').where('id', 'in', publications).execute();
    }
    if (productions.length > 0) {
      await keepRequests(tx, productions);
      await tx.deleteFrom('production_events').where('production_id', 'in', productions).execute();
      await tx.deleteFrom('productions').where('id', 'in', productions).execute();
    }
    if ('production' in target) {
      await tellOfDeletions(tx, 'deletion.completed', [deletion.id]);
      return true;
    }
    await tx.deleteFrom('uploads').where('id', '=', target.upload).execute();
    // This deletion has also done the remaining work of its productions' own deletions.
    const others = await tx
      .selectFrom('deletions')
      .select('id')
      .where('upload_id', '=', target.upload)
      .where('status', '!=', 'completed')
      .forUpdate()
      .execute();
    const ended = others.map(({ id }) => id);
    if (ended.length > 0)
      await tx
        .updateTable('deletions')
        .set((eb) => ({ ...completed, revision: eb('revision', '+', 1) }))
        .where('id', 'in', ended)
        .execute();
    await tellOfDeletions(tx, 'deletion.completed', [...ended, deletion.id]);
    return true;
  });
}

/** Keeps the requests of earlier releases, which stand on the deleted rows: a repeated one must not make another production. */
async function keepRequests(tx: Tx, productions: number[]): Promise<void> {
  const requests = await tx
    .selectFrom('productions')
    .select(['user_id', 'idempotency_key', 'request_hash'])
    .where('id', 'in', productions)
    .where('idempotency_key', 'is not', null)
    .execute();
  const rows = requests.flatMap(({ user_id, idempotency_key, request_hash }) =>
    idempotency_key === null
      ? []
      : { user_id, operation: 'createProduction', idempotency_key, request_hash: request_hash ?? '' },
  );
  if (rows.length === 0) return;
  await tx
    .insertInto('idempotent_requests')
    .values(rows.map((row) => ({ ...row, created_ids: '[]' })))
    .onDuplicateKeyUpdate((eb) => ({ idempotency_key: eb.ref('idempotent_requests.idempotency_key') }))
    .execute();
}

/** Claims the next attempt for a deletion that has no live job and has not ended, or is to be swept again. */
export async function tryStartDeletionAttempt(
  db: Database,
  { id, attempt }: Pick<Deletion, 'id' | 'attempt'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deletions')
    .set({ attempt: attempt + 1 })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where((eb) => eb.or([eb('status', 'in', ['pending', 'running']), eb('sweep_again_at', 'is not', null)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Finds deletions that have not ended and that nothing has touched for `idleMs`, from above the id `after`. */
export async function deletionsToReconcile(
  db: Database,
  { after, idleMs, limit }: { after: number; idleMs: number; limit: number },
): Promise<Pick<Deletion, 'id' | 'ulid' | 'attempt'>[]> {
  const idleSince = sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL ${sql.lit(idleMs * 1000)} MICROSECOND`;
  const pages = (['pending', 'running'] as const).map((status) =>
    db
      .selectFrom(byIndex('deletions', 'deletions', 'deletions_status'))
      .select(['id', 'ulid', 'attempt'])
      .where('status', '=', status)
      .where('id', '>', after)
      .where('updated_at', '<=', idleSince)
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  return oldestOf(await Promise.all(pages), limit);
}

type Changes = {
  status?: Deletion['status'];
  work?: string | null;
  receipt?: string;
  blocked_reason?: string | null;
  blocked_at?: ReturnType<typeof sql<Date>> | null;
  completed_at?: ReturnType<typeof sql<Date>>;
  sweep_again_at?: Date | null;
  error_code?: string;
  error_message?: string;
};

async function tryChange(
  db: Database,
  { id, attempt, revision }: SeenDeletion,
  changes: Changes,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deletions')
    .set({ ...changes, revision: revision + 1 })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('revision', '=', revision)
    .where('status', 'in', ['pending', 'running'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
