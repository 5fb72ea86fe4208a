import { type DeletionToWorkOn, tryBlockDeletion } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import { type Block, blockedMs } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';
import { OvertakenError } from './progress.ts';

/** The deletion cannot go on right now: says so on its row and has the step run again, the later the longer it lasts. */
export async function tryLater(
  { db, config, logSparingly }: Dependencies,
  deletion: DeletionToWorkOn,
  { inFull, ...block }: Block,
  context: JobContext,
): Promise<never> {
  logSparingly(
    `delete: ${block.cause}`,
    { deletion: deletion.ulid, ...block, inFull },
    'cannot go on; trying again later',
  );
  if (deletion.blocked_reason !== block.reason) {
    if (!(await tryBlockDeletion(db, deletion, block))) throw new OvertakenError();
    await context.log(block.reason);
  }
  const wait = Math.min(
    Math.max(blockedMs(deletion, block.cause) / 2, config.RENDER_POLL_MS),
    config.BLOCKED_POLL_MS,
  );
  return await context.notYet(Math.round(wait * (1 + Math.random() / 2)));
}
