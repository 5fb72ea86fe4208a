import { type DeletionToWorkOn, tryBlockDeletion } from '@bacs/db/deletions';
import type { JobContext } from '@bacs/queue';
import { backOff } from '../back-off.ts';
import { blockedMs, type LoggedBlock } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { OvertakenError } from './working-copy.ts';

/** Says on the row that the deletion cannot go on right now, and has the step run again; the waits get longer. */
export async function tryLater(
  { db, config, logSparingly }: Dependencies,
  deletion: DeletionToWorkOn,
  { inFull, level, ...block }: LoggedBlock,
  context: JobContext,
): Promise<never> {
  logSparingly(
    `delete: ${block.cause}`,
    { deletion: deletion.ulid, ...block, inFull },
    'cannot go on; trying again later',
    level,
  );
  if (deletion.blocked_reason !== block.reason) {
    if (!(await tryBlockDeletion(db, deletion, block))) throw new OvertakenError();
    context.log(block.reason);
  }
  const bounds = { leastMs: config.RENDER_POLL_MS, mostMs: config.BLOCKED_POLL_MS };
  return await context.notYet(backOff(blockedMs(deletion, block.cause), bounds));
}
