import { runningBulkActions } from '@bacs/db/bulk';
import { deletionsToReconcile, deletionsToSweepAgain, tryStartDeletionAttempt } from '@bacs/db/deletions';
import { type ProductionToReconcile, productionsToReconcile } from '@bacs/db/productions';
import { endpointsToWake } from '@bacs/db/webhooks';
import { takenStatuses } from '@bacs/domain';
import { areLive, type ExpectedJob, InvalidPayloadError, parsePayload, wake } from '@bacs/queue';
import { isRefused } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { dispatch } from '../dispatch.ts';
import { startAttempt } from '../wake-render.ts';

const pageSize = 200;

/**
 * Gives every production and deletion that is not at its end and has no live job another attempt, and does no more. A
 * completed deletion whose last sweep is due counts as one that is not at its end. This is what brings the jobs back
 * after Redis has lost them. A row that changed a moment ago may be on its way to the queue, so its turn comes later.
 * What waits in line costs nothing: whoever releases it sees to its job. Endpoints of webhooks that have something to do
 * are woken, whether they have a job or not, and so are bulk actions that run.
 */
export async function reconcile(deps: Dependencies): Promise<void> {
  const { db, config } = deps;
  const page = { idleMs: config.RECONCILE_IDLE_MS, limit: pageSize };
  await forEach(
    (after) => productionsToReconcile(db, { ...page, after }),
    (rows) => dispatchRenders(deps, rows),
  );
  await forEach(
    (after) => deletionsToReconcile(db, { ...page, after }),
    (rows) => dispatchDeletes(deps, rows),
  );
  // Those that stay due come again in the next run.
  await dispatchDeletes(deps, await deletionsToSweepAgain(db, { limit: pageSize }));
  await forEach(
    (after) => endpointsToWake(db, { after, limit: pageSize }),
    async (endpoints) => {
      for (const { ulid, isDue } of endpoints)
        if (isDue) await wake(deps, 'webhook', { endpoint_ulid: ulid });
    },
  );
  await forEach(
    (after) => runningBulkActions(db, { after, limit: pageSize }),
    async (actions) => {
      for (const { ulid } of actions) await wake(deps, 'bulk', { bulk_action_ulid: ulid });
    },
  );
}

type Row = { id: number; ulid: string; attempt: number };

async function forEach<Found extends { id: number }>(
  find: (after: number) => Promise<Found[]>,
  dispatch: (rows: Found[]) => Promise<void>,
): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await find(after);
    await dispatch(rows);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < pageSize) return;
  }
}

async function dispatchRenders(deps: Dependencies, rows: ProductionToReconcile[]): Promise<void> {
  const jobOf = (row: ProductionToReconcile): ExpectedJob<'render'> => ({
    payload: { production_ulid: row.ulid, attempt: row.attempt },
    delay: delayOf(row),
  });
  await dispatchDead(deps, 'render', rows, jobOf, (row) => startAttempt(deps, row));
}

/** Says what the job of a production may be waiting for. Nobody may have woken one that is to be canceled. */
function delayOf(row: ProductionToReconcile): ExpectedJob<'render'>['delay'] {
  const isLeftAlone = row.cancel_requested_at === null && !isRefused(row);
  return takenStatuses.includes(row.status) && isLeftAlone ? 'backstop' : 'step';
}

async function dispatchDeletes(deps: Dependencies, rows: Row[]): Promise<void> {
  const { db, logger } = deps;
  const jobOf = ({ ulid, attempt }: Row): ExpectedJob<'delete'> => ({
    payload: { deletion_ulid: ulid, attempt },
  });
  await dispatchDead(deps, 'delete', rows, jobOf, async ({ id, ulid, attempt }) => {
    if (!(await tryStartDeletionAttempt(db, { id, attempt }))) return;
    await dispatch(deps, 'delete', { ulid, payload: { deletion_ulid: ulid, attempt: attempt + 1 } });
    logger.info({ deletion: ulid, attempt: attempt + 1 }, 'had no live job; enqueued');
  });
}

async function dispatchDead<Name extends 'render' | 'delete', Found extends Row>(
  deps: Dependencies,
  name: Name,
  rows: Found[],
  jobOf: (row: Found) => ExpectedJob<Name>,
  dispatch: (row: Found) => Promise<void>,
): Promise<void> {
  const valid = rows.filter((row) => isValid(deps, name, row, jobOf(row)));
  const live = await areLive(deps, name, valid.map(jobOf));
  for (const [index, row] of valid.entries()) if (!live[index]) await dispatch(row);
}

/** A row that can never be dispatched must not hold up those after it; when Redis or MySQL is away, all wait. */
function isValid<Name extends 'render' | 'delete'>(
  { logger }: Dependencies,
  name: Name,
  { ulid }: Row,
  { payload }: ExpectedJob<Name>,
): boolean {
  try {
    parsePayload(name, payload);
    return true;
  } catch (error) {
    if (!(error instanceof InvalidPayloadError)) throw error;
    logger.error(
      { [name === 'render' ? 'production' : 'deletion']: ulid, reason: error.message },
      'cannot be dispatched',
    );
    return false;
  }
}
