import { type Block, type DeletionToWorkOn, tryBlockDeletion } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { blockOf as blockOfAws } from '../render/aws-errors.ts';
import { OvertakenError } from './progress.ts';

/** The deletion cannot go on right now: says so on its row and has the step run again, the later the longer it lasts. */
export async function tryLater(
  { db, config, logSparingly }: Dependencies,
  deletion: DeletionToWorkOn,
  { inFull, ...block }: Block & { inFull?: string },
  context: JobContext,
): Promise<never> {
  const { blocked_reason, blocked_at, read_at } = deletion;
  logSparingly(
    `delete: ${block.cause}`,
    { deletion: deletion.ulid, ...block, inFull },
    'cannot go on; trying again later',
  );
  if (blocked_reason !== block.reason) {
    if (!(await tryBlockDeletion(db, deletion, block))) throw new OvertakenError();
    await context.log(block.reason);
  }
  const isSame = blocked_reason?.startsWith(`${block.cause}:`);
  const blockedMs = isSame && blocked_at ? read_at.getTime() - blocked_at.getTime() : 0;
  const wait = Math.min(Math.max(blockedMs / 2, config.RENDER_POLL_MS), config.BLOCKED_POLL_MS);
  return await context.notYet(Math.round(wait * (1 + Math.random() / 2)));
}

/** S3 throttles with a 503, by name. */
export function blockOf(error: unknown): Block & { inFull: string } {
  const block = blockOfAws(error);
  if (!(error instanceof Error) || !throttling.has(error.name)) return block;
  return { ...block, cause: 'throttled', reason: `throttled: ${error.message}` };
}

const throttling = new Set(['SlowDown', 'ServiceUnavailable', 'RequestLimitExceeded']);
