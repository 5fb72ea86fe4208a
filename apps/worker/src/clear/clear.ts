import { clearSpace } from '@bacs/db/publications';
import { findSpacesToClear } from '@bacs/db/spaces';
import type { Dependencies } from '../dependencies.ts';

/** One transaction changes this many rows of a kind, so that it holds its locks for a moment only. */
const batchSize = 500;
/** A run makes this many batches, and the next run goes on. */
const mostBatches = 20;

/**
 * Clears closed spaces: unpublishes what they have shown, and removes the members of deleted ones. Feeds show none of it
 * meanwhile, because they ask whether the space is closed.
 */
export async function clear({ db, logger }: Pick<Dependencies, 'db' | 'logger'>): Promise<void> {
  let batches = 0;
  for (const { id } of await findSpacesToClear(db, { limit: mostBatches })) {
    for (let isCleared = false; !isCleared; batches += 1) {
      if (batches === mostBatches) return;
      isCleared = await clearSpace(db, id, { limit: batchSize });
    }
    logger.info({ space: id }, 'a closed space is cleared');
  }
}
