import {
  type DeletionToWorkOn,
  findDeletionToWorkOn,
  tryCompleteDeletion,
  tryFailDeletion,
} from '@bacs/db/deletions';
import { type JobContext, JobFailedError, type Payload } from '@bacs/queue';
import { blockOfAny } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { describeFailure, type Reason } from '../describe-failure.ts';
import { isAwsError } from '../mediaconvert/verdict.ts';
import { begin } from './begin.ts';
import { stopRenders } from './stop-renders.ts';
import { sweep } from './sweep.ts';
import { sweepAgain } from './sweep-again.ts';
import { tryLater } from './try-later.ts';
import { OvertakenError, openWorkingCopy } from './working-copy.ts';

/**
 * Reads the deletion afresh and goes on where the last step stopped, so it may run any number of times. It cancels the
 * MediaConvert jobs and sees them at their end, sweeps the objects until nothing comes back, and then removes the rows.
 * The place of a source is swept a last time when no form to send it can be valid any more.
 */
export async function runDeletion(
  deps: Dependencies,
  payload: Payload<'delete'>,
  context: JobContext,
): Promise<void> {
  const deletion = await findDeletionToWorkOn(deps.db, payload.deletion_ulid);
  if (!deletion || deletion.attempt !== payload.attempt) return;
  if (deletion.status === 'completed') return await sweepAgain(deps, deletion);
  if (deletion.status === 'failed')
    throw new JobFailedError(describeFailure({ code: deletion.error_code, message: deletion.error_message }));
  if (context.isFirstRun) context.log(describeRequest(deletion));
  try {
    await goOn(deps, deletion, context);
  } catch (error) {
    if (error instanceof OvertakenError) return;
    if (!isAwsError(error)) throw error;
    await tryLater(deps, deletion, blockOfAny(error), context);
  }
}

function describeRequest({ target, created_at, attempt }: DeletionToWorkOn): string {
  const asked = `asked to delete ${target} at ${created_at.toISOString()}`;
  return attempt === 1 ? asked : `${asked}; attempt ${attempt}`;
}

async function goOn(deps: Dependencies, deletion: DeletionToWorkOn, context: JobContext): Promise<void> {
  const begun = deletion.work !== null;
  const work = deletion.work ?? (await begin(deps, deletion));
  if ('gone' in work) return await fail(deps, deletion, { code: 'TARGET_GONE', message: work.gone }, context);
  const copy = openWorkingCopy(deps, deletion, work);
  if (!begun) await copy.save();
  if (!copy.work.stopped) await stopRenders(deps, copy, context);
  const { refused } = copy.work;
  if (refused !== undefined)
    return await fail(deps, deletion, { code: 'PREFIX_REFUSED', message: refused }, context);
  await sweep(deps, copy, context);
  if (!(await tryCompleteDeletion(deps.db, deletion, copy.work))) return;
  const { objects, bytes, sweeps } = copy.work;
  deps.logger.info({ deletion: deletion.ulid, objects, bytes, sweeps }, 'deleted');
  context.log(`deleted ${objects} objects, ${bytes} bytes; the rows are gone`);
  await context.progress(100);
}

/** Ends the deletion before it has deleted anything; what it was to delete stays hidden. */
async function fail(
  { db, logger }: Dependencies,
  deletion: DeletionToWorkOn,
  reason: Reason,
  context: JobContext,
): Promise<void> {
  if (!(await tryFailDeletion(db, deletion, reason))) return await context.notYet(0);
  context.log(`failed with ${describeFailure(reason)}`);
  logger.error({ deletion: deletion.ulid, ...reason }, 'deletion failed');
  throw new JobFailedError(describeFailure(reason));
}
