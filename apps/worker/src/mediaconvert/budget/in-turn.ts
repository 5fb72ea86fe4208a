import type { JobContext } from '@bacs/queue';
import { withPurpose } from './importance.ts';
import { NoTurnError } from './no-turn-error.ts';

/**
 * Runs a step whose calls wait in place for a moment. When the turn of one is later, the step's job goes back to the
 * queue and runs again then, so that it holds no slot. That costs no attempt.
 */
export async function inTurn(context: JobContext, step: () => Promise<void>): Promise<void> {
  try {
    await withPurpose({ signal: context.signal }, step);
  } catch (error) {
    if (!(error instanceof NoTurnError)) throw error;
    await context.notYet(error.waitMs);
  }
}
