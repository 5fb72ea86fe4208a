import { deletionsToReconcile, deletionsToSweepAgain, tryStartDeletionAttempt } from '@bacs/db/deletions';
import { productionsToReconcile, tryStartAttempt } from '@bacs/db/productions';
import { enqueue, hasLiveJob, InvalidPayloadError } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';

const pageSize = 200;

/**
 * Gives every production and deletion that is not at its end and has no live job another attempt, and does no more. A
 * completed deletion whose last sweep is due counts as one that is not at its end. This is what brings the jobs back after Redis has lost them. A row that changed a moment ago may be on its way to the queue,
 * so its turn comes later.
 */
export async function reconcile(deps: Dependencies): Promise<void> {
  await forEach(deps, productionsToReconcile, dispatchRender);
  await forEach(deps, deletionsToReconcile, dispatchDelete);
  // Those that stay due come again in the next run.
  for (const row of await deletionsToSweepAgain(deps.db, { limit: pageSize }))
    await dispatchDelete(deps, row);
}

type Row = { id: number; ulid: string; attempt: number };

async function forEach(
  deps: Dependencies,
  find: (db: Dependencies['db'], page: { after: number; idleMs: number; limit: number }) => Promise<Row[]>,
  dispatch: (deps: Dependencies, row: Row) => Promise<void>,
): Promise<void> {
  const { db, config, logger } = deps;
  let after = 0;
  for (;;) {
    const page = await find(db, { after, idleMs: config.RECONCILE_IDLE_MS, limit: pageSize });
    for (const row of page) {
      after = row.id;
      await dispatch(deps, row).catch((error: unknown) => {
        // A row that can never be dispatched must not hold up those after it; when Redis or MySQL is away, all wait.
        if (!(error instanceof InvalidPayloadError)) throw error;
        logger.error({ ulid: row.ulid, reason: error.message }, 'cannot be dispatched');
      });
    }
    if (page.length < pageSize) return;
  }
}

async function dispatchRender(deps: Dependencies, { id, ulid, attempt }: Row): Promise<void> {
  const { queues, db, logger } = deps;
  if (await hasLiveJob(deps, 'render', { production_ulid: ulid, attempt })) return;
  if (!(await tryStartAttempt(db, { id, attempt }))) return;
  await enqueue(queues, 'render', { production_ulid: ulid, attempt: attempt + 1 });
  logger.info({ production: ulid, attempt: attempt + 1 }, 'had no live job; enqueued');
}

async function dispatchDelete(deps: Dependencies, { id, ulid, attempt }: Row): Promise<void> {
  const { queues, db, logger } = deps;
  if (await hasLiveJob(deps, 'delete', { deletion_ulid: ulid, attempt })) return;
  if (!(await tryStartDeletionAttempt(db, { id, attempt }))) return;
  await enqueue(queues, 'delete', { deletion_ulid: ulid, attempt: attempt + 1 });
  logger.info({ deletion: ulid, attempt: attempt + 1 }, 'had no live job; enqueued');
}
