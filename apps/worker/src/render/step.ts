import type { ProductionToRender } from '@bacs/db/productions';
import type { JobContext } from '@bacs/queue';
import type { LoggedBlock } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Reason } from '../describe-failure.ts';
import { fail } from './fail.ts';
import { tryLater } from './try-later.ts';

/** A step has worked on a production and says what comes next. */
export type Step =
  | { next: 'nothing' }
  | { next: 'again'; afterMs: number }
  /** Again, too: an event or the sweep is likely to come before. */
  | { next: 'until woken'; afterMs: number }
  | { next: 'release' }
  | { next: 'blocked'; block: LoggedBlock }
  /** `seen` is the row as it was before the failure. */
  | { next: 'failed'; reason: Reason; seen: ProductionToRender };

export const nothing: Step = { next: 'nothing' };
/** The production waits in line. */
export const untilReleased: Step = { next: 'release' };

export function again(afterMs: number): Step {
  return { next: 'again', afterMs };
}

export function untilWoken(afterMs: number): Step {
  return { next: 'until woken', afterMs };
}

export function blocked(block: LoggedBlock): Step {
  return { next: 'blocked', block };
}

export function failed(seen: ProductionToRender, reason: Reason): Step {
  return { next: 'failed', reason, seen };
}

/** Ends the job of the queue, or has it run again, as the step says. */
export async function carryOut(
  deps: Dependencies,
  production: ProductionToRender,
  step: Step,
  context: JobContext,
): Promise<void> {
  switch (step.next) {
    case 'nothing':
      return;
    case 'again':
      return await context.notYet(step.afterMs);
    case 'until woken':
      return await context.untilWoken(step.afterMs);
    case 'release':
      return await context.waitInLine();
    case 'blocked':
      return await tryLater(deps, production, step.block, context);
    case 'failed':
      return await fail(deps, step.seen, step.reason, context);
  }
}
