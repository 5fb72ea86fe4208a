import { waitsInLine } from '@bacs/db/line';
import type { ProductionToRender } from '@bacs/db/productions';
import { takenStatuses } from '@bacs/domain';
import { type JobContext, JobFailedError, type Payload } from '@bacs/queue';
import { blockOfAny } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { describeFailure } from '../describe-failure.ts';
import { now } from '../mediaconvert/moment.ts';
import { isAwsError } from '../mediaconvert/verdict.ts';
import { releaseNext } from '../release-next.ts';
import { cancelQueued } from './cancel-queued.ts';
import { look } from './look.ts';
import { blocked, carryOut, nothing, type Step, untilReleased } from './step.ts';
import { type Queued, submit } from './submit.ts';
import { takeOver } from './take-over.ts';
import { waitInLine } from './wait-in-line.ts';

/**
 * Reads the production afresh and does what its state asks for, so it may run any number of times.
 * One BullMQ job is one production from its acceptance to its end.
 */
export async function render(
  deps: Dependencies,
  payload: Payload<'render'>,
  context: JobContext,
): Promise<void> {
  const readAt = now();
  const production = await deps.together.findProduction(payload.production_ulid);
  // It was deleted, or dispatched anew since: there is nothing to do for this attempt.
  if (!production || production.attempt !== payload.attempt) return;
  if (production.status === 'failed')
    throw new JobFailedError(
      describeFailure({ code: production.error_code, message: production.error_message }),
    );
  if (context.isFirstRun) context.log(describeAcceptance(production));
  const step = await goOn(deps, { production, readAt }, context).catch((error: unknown) => {
    if (!isAwsError(error)) throw error;
    return blocked(blockOfAny(error));
  });
  try {
    await carryOut(deps, production, step, context);
  } finally {
    // It has come to its end, and made room.
    if (step.next === 'nothing' || step.next === 'failed') await releaseNext(deps);
  }
}

function describeAcceptance({ created_at, attempt, status }: ProductionToRender): string {
  const accepted = `accepted at ${created_at?.toISOString() ?? 'an unknown time'}`;
  return attempt === 1 ? accepted : `${accepted}; attempt ${attempt} goes on where it is ${status}`;
}

async function goOn(deps: Dependencies, queued: Queued, context: JobContext): Promise<Step> {
  const { production } = queued;
  const taken = await takeOver(deps, production);
  if (taken) return taken;
  if (takenStatuses.includes(production.status)) return await look(deps, production, context);
  if (production.status !== 'queued') return nothing;
  if (production.cancel_requested_at !== null) return await cancelQueued(deps, production, context);
  if (!waitsInLine(production)) return await submit(deps, queued, context);
  const released = await waitInLine(deps, production, context);
  return released ? await goOn(deps, released, context) : untilReleased;
}
