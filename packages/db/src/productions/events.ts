import type { SelectQueryBuilder } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Production, ProductionEvent, Schema, Tx } from '../schema.ts';

/**
 * The largest number of equal events per attempt. A call that is refused for days is repeated again and again, and a user
 * may change a priority as often as they like: neither must fill the history.
 */
const mostOfAKind = 50;
const repeated = new Set<ProductionEvent>(['intended', 'withdrawn', 'prioritized']);

/**
 * Appends an event to a production's history, in the transaction of the change that it records.
 * @param known how many equal ones the attempt has; it is counted if nobody has.
 */
export async function recordEvent(
  tx: Tx,
  seen: Pick<Production, 'id' | 'attempt'>,
  event: ProductionEvent,
  detail?: Record<string, unknown>,
  known?: number,
): Promise<void> {
  if (repeated.has(event)) {
    const count = known ?? (await countEvents(tx, seen, event).executeTakeFirstOrThrow()).known;
    if (Number(count) >= mostOfAKind) return;
  }
  const { id, attempt } = seen;
  await tx
    .insertInto('production_events')
    .values({ production_id: id, attempt, event, detail: detail ? JSON.stringify(detail) : null })
    .execute();
}

/** Counts the equal events of an attempt. */
export function countEvents(
  tx: Tx,
  { id, attempt }: Pick<Production, 'id' | 'attempt'>,
  event: ProductionEvent,
): SelectQueryBuilder<Schema, 'production_events', { known: number }> {
  return tx
    .selectFrom(byIndex('production_events', 'production_events', 'production_events_kind'))
    .select((eb) => eb.fn.countAll<number>().as('known'))
    .where('production_id', '=', id)
    .where('attempt', '=', attempt)
    .where('event', '=', event);
}

type RecordedEvent = {
  event: ProductionEvent;
  attempt: number;
  detail: Record<string, unknown> | null;
  created_at: Date;
};

/** Reads the newest `limit` events of a production's history, oldest first. */
export async function eventsOf(
  db: Database,
  productionId: number,
  { limit = 1_000 }: { limit?: number } = {},
): Promise<RecordedEvent[]> {
  const newestFirst = await db
    .selectFrom(byIndex('production_events', 'production_events', 'production_events_production'))
    .select(['event', 'attempt', 'detail', 'created_at'])
    .where('production_id', '=', productionId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return newestFirst.reverse();
}
