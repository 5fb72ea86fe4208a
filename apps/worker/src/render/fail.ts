import type { Production } from '@bacs/db';
import { tryMarkFailed } from '@bacs/db/productions';
import { type JobContext, JobFailedError } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';

/**
 * Ends the production as failed, row first; the job then fails with the same words on Bull Board.
 */
export async function fail(
  { db, logger }: Dependencies,
  production: Production,
  reason: { code: string; message: string },
  context: JobContext,
): Promise<void> {
  // Another worker has changed the row: look what it says now, since it may have failed with other words.
  if (!(await tryMarkFailed(db, production, reason))) return await context.notYet(0);
  logger.info({ production: production.ulid, ...reason }, 'failed');
  context.log(`failed with ${reason.code}: ${reason.message}`);
  throw new JobFailedError(`${reason.code}: ${reason.message}`);
}
