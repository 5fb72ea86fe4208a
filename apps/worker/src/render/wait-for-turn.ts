import { type ProductionToRender, tryBlock } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import { blockFor, isBlockedBy } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Returns when CreateJob may be called at the pace that the account allows. Otherwise the job goes back to the
 * queue, so that those that are being rendered are looked at meanwhile.
 */
export async function waitForTurn(
  { pace, db, config }: Dependencies,
  production: ProductionToRender,
  context: JobContext,
): Promise<void> {
  const waitMs = pace.take();
  if (waitMs === 0) return;
  if (!isBlockedBy(production, 'throttled'))
    await tryBlock(db, production, blockFor('throttled', 'waits its turn for CreateJob'));
  await context.notYet(Math.max(waitMs, config.RENDER_POLL_MS));
}
