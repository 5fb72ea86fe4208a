import { QuotaExceededError, UserGoneError } from '@bacs/db';
import { secondsUntilNextEnd, UploadGoneError } from '@bacs/db/productions';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';

/** How many seconds a client waits for a place: within these bounds, and so long where nothing tells. */
const wait = { least: 5, most: 300, unknown: 60 };

/**
 * Translates the error of a transaction that adds productions.
 * @throws QUOTA_EXCEEDED; UPLOAD_NOT_FOUND for an upload that is being deleted; USER_NOT_FOUND.
 */
export async function refuseAdding(db: Dependencies['db'], error: unknown): Promise<never> {
  if (error instanceof UploadGoneError) throw new Problem('UPLOAD_NOT_FOUND');
  if (error instanceof UserGoneError) throw new Problem('USER_NOT_FOUND');
  if (!(error instanceof QuotaExceededError)) throw error;
  const { userId, most, used, adding } = error;
  const detail = [
    `${used} of your productions have not ended, and at most ${most} may be so at a time; this request adds`,
    `${adding}. Send it again when enough of them have ended or are canceled.`,
  ].join(' ');
  const seconds = (await secondsUntilNextEnd(db, userId, most)) ?? wait.unknown;
  const retryAfter = Math.ceil(Math.min(Math.max(seconds, wait.least), wait.most));
  throw new Problem('QUOTA_EXCEEDED', detail, { retryAfter });
}
