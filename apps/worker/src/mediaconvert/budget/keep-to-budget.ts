import type { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { isAwsError, judge } from '../verdict.ts';
import type { Budget } from './budget.ts';
import { currentPurpose } from './importance.ts';

/**
 * Has every call of the client wait its turn before it is signed, unless its job has taken the turn already, and tells
 * the budget of calls that AWS refuses as too fast.
 */
export function keepToBudget(client: MediaConvertClient, budget: Budget): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const operation = commandName.replace(/Command$/, '');
        const { turn: taken } = currentPurpose();
        const isTaken = taken?.operation === operation && !taken.isUsed;
        const turn = isTaken ? taken : await budget.take(operation);
        turn.isUsed = true;
        try {
          return await next(args);
        } catch (error) {
          if (isAwsError(error) && judge(error) === 'throttled') await budget.lower();
          throw error;
        }
      },
    { step: 'initialize', name: 'budget' },
  );
}
