import { type ProductionToRender, tryBlock } from '@bacs/db/productions';
import { composeBlock } from '@bacs/domain';
import { isBlockedBy } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { again, type Step } from './step.ts';

/**
 * Takes a turn for CreateJob at the pace that the account allows.
 * @returns nothing when the turn is now. Otherwise the job goes back to the queue, so that this worker looks at the
 * running renders meanwhile.
 */
export async function waitForTurn(
  { pace, db, config }: Dependencies,
  production: ProductionToRender,
): Promise<Step | undefined> {
  const waitMs = pace.take();
  if (waitMs === 0) return undefined;
  if (!isBlockedBy(production, 'throttled'))
    await tryBlock(db, production, composeBlock('throttled', 'waits its turn for CreateJob'));
  return again(Math.max(waitMs, config.RENDER_POLL_MS));
}
