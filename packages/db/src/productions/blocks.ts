import { type Block, unfinishedStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import { blockedBy } from '../blocked.ts';
import { byIndex } from '../by-index.ts';
import type { Database, Production } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { recordEvent } from './events.ts';
import type { Seen } from './try-transition.ts';

/**
 * Stores why the production cannot continue, and since when it has had this cause. The row always has the latest
 * reason. The history has each cause once per attempt and state, so that an outage of a day does not fill it.
 */
export async function tryBlock(
  db: Database,
  seen: Seen & Pick<Production, 'status'>,
  block: Block,
): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('productions')
      .set(blockedBy(block))
      .where('id', '=', seen.id)
      .where('attempt', '=', seen.attempt)
      .where('status', '=', seen.status)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const { status } = seen;
    const { cause, reason } = block;
    const told = await tx
      .selectFrom(byIndex('production_events', 'production_events', 'production_events_kind'))
      .select('id')
      .where('production_id', '=', seen.id)
      .where('event', '=', 'blocked')
      .where('attempt', '=', seen.attempt)
      .where(sql`JSON_UNQUOTE(JSON_EXTRACT(detail, '$.cause'))`, '=', cause)
      .where(sql`JSON_UNQUOTE(JSON_EXTRACT(detail, '$.status'))`, '=', status)
      .executeTakeFirst();
    if (!told) await recordEvent(tx, seen, 'blocked', { status, cause, reason });
    return true;
  });
}

/** Stores that the production continues. This records no event, because the next event shows it. */
export async function unblock(db: Database, id: number): Promise<void> {
  await db
    .updateTable('productions')
    .set({ blocked_reason: null, blocked_at: null })
    .where('id', '=', id)
    .where('status', 'in', unfinishedStatuses)
    .execute();
}
