import { type Block, composeBlock } from '@bacs/domain';
import { type RawBuilder, sql } from 'kysely';

/** Returns the columns that say why a row cannot continue, and since when it has had this cause. */
export function blockedBy({ cause, reason }: Block): {
  blocked_at: RawBuilder<Date>;
  blocked_reason: string;
} {
  const sameCause = composeBlock(cause, '%').reason;
  return {
    // The order matters: an assignment sees the new values of the columns before it.
    blocked_at: sql<Date>`IF(blocked_reason LIKE ${sameCause}, blocked_at, CURRENT_TIMESTAMP(3))`,
    blocked_reason: reason,
  };
}
