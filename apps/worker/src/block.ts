import { type Block, type BlockCause, composeBlock, parseBlock } from '@bacs/domain';
import { isThrottledByS3 } from '@bacs/s3';
import { queueNameOf } from './mediaconvert/queue-status.ts';
import { judge, messageOf, UnfitAnswerError } from './mediaconvert/verdict.ts';

/**
 * Says why a production or a deletion cannot continue now. `inFull` is only for the log, and so is `level`: an answer
 * that does not fit is an error, of AWS or of ours.
 */
export type LoggedBlock = Block & { inFull?: string; level?: 'error' };

type Blocked = { blocked_reason: string | null; blocked_at: Date | null; read_at: Date };

/**
 * Uses the message of AWS as the reason. A message about permissions names accounts and roles, so only the log gets it.
 */
export function blockOf(error: unknown): LoggedBlock {
  const cause = judge(error);
  const inFull = messageOf(error);
  const isPrivate = cause === 'forbidden' && error instanceof Error;
  const block = { ...composeBlock(cause, isPrivate ? error.name : inFull), inFull };
  return error instanceof UnfitAnswerError ? { ...block, level: 'error' } : block;
}

/**
 * Does the same for an error of MediaConvert or S3, which report throttling differently. For calls that must not happen
 * twice, use `blockOf`: only MediaConvert has such calls.
 */
export function blockOfAny(error: unknown): LoggedBlock {
  return isThrottledByS3(error)
    ? { ...blockOf(error), ...composeBlock('throttled', error.message) }
    : blockOf(error);
}

/** @param queue the name or ARN of a MediaConvert queue that is paused */
export function pausedBlock(queue: string): Block {
  return composeBlock('paused', `the MediaConvert queue ${queueNameOf(queue)} is paused`);
}

export function isBlockedBy({ blocked_reason }: Pick<Blocked, 'blocked_reason'>, cause: BlockCause): boolean {
  return parseBlock(blocked_reason)?.cause === cause;
}

/** Tells that the last look at MediaConvert got no answer: the render looks again by itself, less and less often. */
export function isRefused(row: Pick<Blocked, 'blocked_reason'>): boolean {
  return row.blocked_reason !== null && !isBlockedBy(row, 'paused');
}

/** Tells how long the row has been blocked for this cause, by the database's clock; 0 when it was not. */
export function blockedMs(row: Blocked, cause: BlockCause): number {
  if (row.blocked_at === null || !isBlockedBy(row, cause)) return 0;
  return row.read_at.getTime() - row.blocked_at.getTime();
}
