import { type Block, type BlockCause, composeBlock, parseBlock } from '@bacs/domain';
import { isThrottledByS3 } from '@bacs/s3';
import { judge, messageOf } from './mediaconvert/verdict.ts';

/** A production or a deletion cannot go on at the moment; `inFull` is for the log alone. */
export type LoggedBlock = Block & { inFull?: string };

type Blocked = { blocked_reason: string | null; blocked_at: Date | null; read_at: Date };

/** Takes the words of AWS for the reason. Those on permissions name accounts and roles: only the log gets them. */
export function blockOf(error: unknown): LoggedBlock {
  const cause = judge(error);
  const inFull = messageOf(error);
  const isPrivate = cause === 'forbidden' && error instanceof Error;
  return { ...composeBlock(cause, isPrivate ? error.name : inFull), inFull };
}

/**
 * The same for an error of MediaConvert or S3, which throttle in different words. MediaConvert alone is asked about a
 * call that may not happen twice: S3's words say nothing about that.
 */
export function blockOfAny(error: unknown): LoggedBlock {
  return isThrottledByS3(error)
    ? { ...blockOf(error), ...composeBlock('throttled', error.message) }
    : blockOf(error);
}

export function isBlockedBy({ blocked_reason }: Pick<Blocked, 'blocked_reason'>, cause: BlockCause): boolean {
  return parseBlock(blocked_reason)?.cause === cause;
}

/** Tells how long the row has been blocked for this cause, by the database's clock; 0 when it was not. */
export function blockedMs(row: Blocked, cause: BlockCause): number {
  if (row.blocked_at === null || !isBlockedBy(row, cause)) return 0;
  return row.read_at.getTime() - row.blocked_at.getTime();
}
