import { type ProductionToRender, tryBlock } from '@bacs/db/productions';
import type { JobContext } from '@bacs/queue';
import { backOff } from '../back-off.ts';
import { blockedMs, type LoggedBlock } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Says on the row that the production cannot go on right now, and has the step run again, which costs no attempt.
 * Outages, throttling and missing permissions are not its fault; it waits for as long as they last.
 */
export async function tryLater(
  { db, config, logSparingly }: Dependencies,
  production: ProductionToRender,
  { inFull, level, ...block }: LoggedBlock,
  context: JobContext,
): Promise<never> {
  logSparingly(
    block.cause,
    { production: production.ulid, ...block, inFull },
    'cannot go on; trying again later',
    level,
  );
  if (production.blocked_reason !== block.reason) {
    await tryBlock(db, production, block);
    context.log(block.reason);
  }
  const bounds = { leastMs: config.RENDER_POLL_MS, mostMs: config.BLOCKED_POLL_MS };
  return await context.notYet(backOff(blockedMs(production, block.cause), bounds));
}
