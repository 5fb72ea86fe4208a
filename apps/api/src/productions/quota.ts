import { QuotaExceededError } from '@bacs/db';
import { secondsUntilNextEnd, UploadGoneError } from '@bacs/db/productions';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { refuseExceeded } from '../http/quota.ts';

const unfinished = {
  what: 'unfinished productions',
  remedy: 'Send it again when enough of them have ended or are canceled.',
};

/** How many seconds a client waits for room: within these bounds, and so long where nothing tells. */
const wait = { least: 5, most: 300, unknown: 60 };

/**
 * Translates the error of a transaction that adds productions.
 * @throws QUOTA_EXCEEDED; UPLOAD_NOT_FOUND for an upload that is being deleted; USER_NOT_FOUND
 */
export async function refuseAdding(db: Dependencies['db'], userId: number, error: unknown): Promise<never> {
  if (error instanceof UploadGoneError) throw new Problem('UPLOAD_NOT_FOUND');
  if (!(error instanceof QuotaExceededError)) return refuseExceeded(error, unfinished);
  const seconds = (await secondsUntilNextEnd(db, userId, error.most)) ?? wait.unknown;
  const retryAfter = Math.ceil(Math.min(Math.max(seconds, wait.least), wait.most));
  return refuseExceeded(error, unfinished, retryAfter);
}
