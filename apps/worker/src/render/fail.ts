import type { Production } from '@bacs/db';
import { tryMarkFailed } from '@bacs/db/productions';
import { explainFailure } from '@bacs/domain';
import { type JobContext, JobFailedError } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { describeFailure, type Reason } from '../describe-failure.ts';

/**
 * Ends the production as failed, row first; the job then fails with the same words on Bull Board.
 */
export async function fail(
  { db, logger }: Dependencies,
  production: Production,
  reason: Reason,
  context: JobContext,
): Promise<void> {
  // Another worker has changed the row: look what it says now, since it may have failed with other words.
  if (!(await tryMarkFailed(db, production, reason))) return await context.notYet(0);
  const { class: fault } = explainFailure(reason.code);
  logger.info({ production: production.ulid, ...reason, class: fault }, 'failed');
  context.log(`failed with ${describeFailure(reason)}`);
  throw new JobFailedError(describeFailure(reason));
}
