import { type Production, tryMarkFailed } from '@bacs/db';
import { JobFailedError } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';

/**
 * Ends the production as failed, row first; the job then fails with the same words on Bull Board.
 * Returns quietly when the production has reached another end meanwhile.
 */
export async function fail(
  { db }: Dependencies,
  production: Production,
  reason: { code: string; message: string },
): Promise<void> {
  if (!(await tryMarkFailed(db, production, reason))) return;
  throw new JobFailedError(`${reason.code}: ${reason.message}`);
}
