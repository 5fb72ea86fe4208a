import { type Block, composeBlock } from '@bacs/domain';
import { type RawBuilder, sql } from 'kysely';

/** Says on a row why it cannot go on, and since when for this cause. */
export function blockedBy({ cause, reason }: Block): {
  blocked_at: RawBuilder<Date>;
  blocked_reason: string;
} {
  const sameCause = composeBlock(cause, '%').reason;
  return {
    // In this order: an assignment sees what those before it have set.
    blocked_at: sql<Date>`IF(blocked_reason LIKE ${sameCause}, blocked_at, CURRENT_TIMESTAMP(3))`,
    blocked_reason: reason,
  };
}
