import type { Production } from '@bacs/db';
import { tryMarkFailed } from '@bacs/db/productions';
import { JobFailedError } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';

/**
 * Ends the production as failed, row first; the job then fails with the same words on Bull Board.
 * Returns quietly when the production has reached another end meanwhile.
 */
export async function fail(
  { db, logger }: Dependencies,
  production: Production,
  reason: { code: string; message: string },
): Promise<void> {
  if (!(await tryMarkFailed(db, production, reason))) return;
  logger.info({ production: production.ulid, ...reason }, 'failed');
  throw new JobFailedError(`${reason.code}: ${reason.message}`);
}
