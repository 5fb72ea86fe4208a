import { findProductionToRender } from '@bacs/db';
import { type JobContext, JobFailedError, type Payload } from '@bacs/queue';
import { blockOf } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { now } from '../mediaconvert/moment.ts';
import { isAwsError } from '../mediaconvert/verdict.ts';
import { cancelQueued } from './cancel-queued.ts';
import { submit } from './submit.ts';
import { takeOver } from './take-over.ts';
import { tryLater } from './try-later.ts';
import { watch } from './watch.ts';

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
  const production = await findProductionToRender(deps.db, payload.production_ulid);
  // Deleted, or dispatched anew since: nothing to do for this attempt.
  if (!production || production.attempt !== payload.attempt) return;
  if (production.status === 'failed')
    throw new JobFailedError(`${production.error_code}: ${production.error_message}`);
  try {
    if (await takeOver(deps, production)) return await context.notYet(deps.config.RENDER_POLL_MS);
    if (production.status === 'submitted' || production.status === 'processing')
      await watch(deps, production, context);
    else if (production.status !== 'queued') return;
    else if (production.cancel_requested_at !== null) await cancelQueued(deps, production, context);
    else await submit(deps, { production, readAt }, context);
  } catch (error) {
    if (!isAwsError(error)) throw error;
    await tryLater(deps, production, blockOf(error), context);
  }
}
