import { productionsToReconcile, tryStartAttempt } from '@bacs/db';
import { enqueueRender, hasLiveRender, InvalidPayloadError } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';

const pageSize = 200;

/** Gives every production that is not at its end and has no live job another attempt. It has no other logic. */
export async function reconcile(deps: Dependencies): Promise<void> {
  const { db, config } = deps;
  let after = 0;
  for (;;) {
    const page = await productionsToReconcile(db, {
      after,
      idleMs: config.RECONCILE_IDLE_MS,
      limit: pageSize,
    });
    for (const row of page) {
      after = row.id;
      await dispatch(deps, row);
    }
    if (page.length < pageSize) return;
  }
}

async function dispatch(deps: Dependencies, { id, ulid, attempt }: Row): Promise<void> {
  const { queues, db, logger } = deps;
  try {
    if (await hasLiveRender(deps, { production_ulid: ulid, attempt })) return;
    if (!(await tryStartAttempt(db, { id, attempt }))) return;
    await enqueueRender(queues, { production_ulid: ulid, attempt: attempt + 1 });
    logger.info({ production: ulid, attempt: attempt + 1 }, 'had no live job; enqueued');
  } catch (error) {
    // One row that can never be dispatched must not hold up those after it; when Redis or MySQL is away, all wait.
    if (!(error instanceof InvalidPayloadError)) throw error;
    logger.error({ production: ulid, reason: error.message }, 'cannot be dispatched');
  }
}

type Row = Awaited<ReturnType<typeof productionsToReconcile>>[number];
