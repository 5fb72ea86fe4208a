import { type ProductionToRender, tryBlock } from '@bacs/db/productions';
import { composeBlock } from '@bacs/domain';
import { isBlockedBy } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Turn } from '../mediaconvert/budget/importance.ts';
import { NoTurnError } from '../mediaconvert/budget/no-turn-error.ts';

/**
 * Takes a turn for CreateJob from the budget of the fleet.
 * @throws NoTurnError when the turn is later than a slot may wait; the row says so, and the job goes back to the queue.
 */
export async function waitForTurn(
  { budget, db }: Pick<Dependencies, 'budget' | 'db'>,
  production: ProductionToRender,
): Promise<Turn> {
  try {
    return await budget.take('CreateJob');
  } catch (error) {
    if (error instanceof NoTurnError && !isBlockedBy(production, 'throttled'))
      await tryBlock(db, production, composeBlock('throttled', error.message));
    throw error;
  }
}
