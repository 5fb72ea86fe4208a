import type { BulkAction, BulkActionItem } from '@bacs/db';
import { cancelItem, noteOutcome } from '@bacs/db/bulk';
import { logAbout } from '@bacs/process';
import { hurry } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';

/** Cancels the productions one after the other, and notes what came of each, until somebody aborts the action. */
export async function cancelItems(
  deps: Dependencies,
  action: BulkAction,
  items: BulkActionItem[],
): Promise<void> {
  for (const item of items) {
    const goesOn = await logAbout({ production: item.production_ulid }, () => cancel(deps, action, item));
    if (!goesOn) return;
  }
}

/** @returns whether the action still runs. */
async function cancel(deps: Dependencies, action: BulkAction, item: BulkActionItem): Promise<boolean> {
  const { verdict, canceled } = await cancelItem(deps.db, action, item);
  if (canceled) {
    const job = { production_ulid: canceled.ulid, attempt: canceled.attempt };
    // Without it, the job runs after its delay, or reconcile gives the row another.
    await hurry(deps, 'render', job).catch(() => false);
  }
  return await noteOutcome(deps.db, item, verdict);
}
