import { type ProductionToRender, tryBlock } from '@bacs/db';
import type { JobContext } from '@bacs/queue';
import type { Block } from '../block.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * The production cannot go on right now: says so on its row and has the step run again, which costs no attempt.
 * Outages, throttling and missing permissions are not its fault; it waits for as long as they last.
 */
export async function tryLater(
  deps: Dependencies,
  production: ProductionToRender,
  { inFull, ...block }: Block,
  context: JobContext,
): Promise<never> {
  deps.logSparingly(
    block.cause,
    { production: production.ulid, ...block, inFull },
    'cannot go on; trying again later',
  );
  if (production.blocked_reason !== block.reason) {
    await tryBlock(deps.db, production, block);
    await context.log(block.reason);
  }
  return await context.notYet(backOff(production, deps.config));
}

/** Half as long again as it has been so already. Refused together, they should not come back together. */
function backOff({ blocked_at, read_at }: ProductionToRender, config: Dependencies['config']): number {
  const blockedMs = blocked_at ? read_at.getTime() - blocked_at.getTime() : 0;
  const wait = Math.min(Math.max(blockedMs / 2, config.RENDER_POLL_MS), config.BLOCKED_POLL_MS);
  return Math.round(wait * (1 + Math.random() / 2));
}
