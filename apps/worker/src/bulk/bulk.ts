import { findBulkAction, findOpenItems, tryComplete } from '@bacs/db/bulk';
import type { JobContext, Payload } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { cancelItems } from './cancel-items.ts';
import { retryItems } from './retry-items.ts';

/** A step acts on so many productions, and then goes to the end of the queue. */
const pageSize = 20;

/**
 * Acts on the next few productions of a bulk action’s set. The rows of the set say which have had their turn, so it may
 * run any number of times, twice at once, or never: each production is acted on once.
 */
export async function bulk(
  deps: Dependencies,
  { bulk_action_ulid: ulid }: Payload<'bulk'>,
  context: JobContext,
): Promise<void> {
  const { db, logger } = deps;
  const action = await findBulkAction(db, ulid);
  if (action?.status !== 'running') return;
  if (context.isFirstRun) context.log(`begins to ${action.action} ${action.total} productions`);
  const items = await findOpenItems(db, action.id, { limit: pageSize });
  if (items.length > 0) {
    const act = action.action === 'retry' ? retryItems : cancelItems;
    await act(deps, action, items);
    const { done, skipped, refused, total } = (await findBulkAction(db, ulid)) ?? action;
    await context.progress(Math.floor((100 * (done + skipped + refused)) / total));
    return await context.notYet(0);
  }
  if (!(await tryComplete(db, action))) return;
  const { done, skipped, refused, action: what } = action;
  context.log(`completed: ${done} done, ${skipped} skipped, ${refused} refused`);
  logger.info({ bulk_action: ulid, action: what, done, skipped, refused }, 'a bulk action is completed');
}
