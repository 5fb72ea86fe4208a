import type { Production } from '@bacs/db';
import { tryStartAttempt } from '@bacs/db/productions';
import { hurry } from '@bacs/queue';
import type { Dependencies } from './dependencies.ts';
import { dispatch } from './dispatch.ts';

/** `read_at` is the time of the database's clock when the row was as it is here. */
type Sleeping = Pick<Production, 'id' | 'ulid' | 'attempt' | 'updated_at'> & { read_at: Date };

/**
 * Runs the render of a production now. One that has no live job, since Redis has lost it, gets another attempt, unless
 * its row changed a moment ago: then its job may be on its way to the queue.
 * @param delay has the render left alone when its job does not wait for this.
 * @returns false when it has no job and got none.
 * @throws what Redis or MySQL answered, or that Redis did not.
 */
export async function wakeRender(deps: Dependencies, row: Sleeping, delay?: 'line'): Promise<boolean> {
  const { ulid, attempt, read_at, updated_at } = row;
  const payload = { production_ulid: ulid, attempt };
  if (await hurry(deps, 'render', payload, delay && { delay })) return true;
  if (read_at.getTime() - (updated_at?.getTime() ?? 0) < deps.config.RECONCILE_IDLE_MS) return false;
  await startAttempt(deps, row);
  return true;
}

/** Gives a production that has no live job another attempt. If several do so at the same time, one of them does. */
export async function startAttempt(
  deps: Dependencies,
  { id, ulid, attempt }: Pick<Production, 'id' | 'ulid' | 'attempt'>,
): Promise<void> {
  if (!(await tryStartAttempt(deps.db, { id, attempt }))) return;
  await dispatch(deps, 'render', { ulid, payload: { production_ulid: ulid, attempt: attempt + 1 } });
  deps.logger.info({ production: ulid, attempt: attempt + 1 }, 'had no live job; enqueued');
}
