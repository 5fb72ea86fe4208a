import type { Insertable } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Production, ProductionEvent, Schema, Tx } from '../schema.ts';

/**
 * The largest number of equal events per attempt. A call that is refused for days is repeated again and again, and a user
 * may change a priority as often as they like: neither must fill the history.
 */
const mostOfAKind = 50;
const repeated = new Set<ProductionEvent>(['intended', 'withdrawn', 'prioritized']);

/** `known` is how many equal ones the attempt has; they are counted if nobody has. */
export type NewEvent = Pick<Production, 'id' | 'attempt'> & {
  event: ProductionEvent;
  detail?: Record<string, unknown> | undefined;
  known?: number;
};

/** Appends an event to a production's history, in the transaction of the change that it records. */
export async function recordEvent(
  tx: Tx,
  { id, attempt }: Pick<Production, 'id' | 'attempt'>,
  event: ProductionEvent,
  detail?: Record<string, unknown>,
): Promise<void> {
  await recordEvents(tx, [{ id, attempt, event, detail }]);
}

/** Appends events to the histories of several productions, in the same way. */
export async function recordEvents(tx: Tx, events: NewEvent[]): Promise<void> {
  const values: Insertable<Schema['production_events']>[] = [];
  for (const { id, attempt, event, detail, known } of events) {
    if (repeated.has(event)) {
      const count = known ?? (await countEvents(tx, { id, attempt }, event));
      if (count >= mostOfAKind) continue;
    }
    values.push({ production_id: id, attempt, event, detail: detail ? JSON.stringify(detail) : null });
  }
  if (values.length > 0) await tx.insertInto('production_events').values(values).execute();
}

/** Counts the equal events of an attempt. */
async function countEvents(
  tx: Tx,
  { id, attempt }: Pick<Production, 'id' | 'attempt'>,
  event: ProductionEvent,
): Promise<number> {
  const { known } = await tx
    .selectFrom(byIndex('production_events', 'production_events', 'production_events_kind'))
    .select((eb) => eb.fn.countAll<number>().as('known'))
    .where('production_id', '=', id)
    .where('attempt', '=', attempt)
    .where('event', '=', event)
    .executeTakeFirstOrThrow();
  return Number(known);
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

/** Tells by which bulk actions somebody has canceled a production, or has asked to. */
export async function cancelsOf(db: Database, productionId: number): Promise<unknown[]> {
  const cancels = await db
    .selectFrom(byIndex('production_events', 'production_events', 'production_events_production'))
    .select('detail')
    .where('production_id', '=', productionId)
    .where('event', 'in', ['canceled', 'cancel_requested'])
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  return cancels.flatMap(({ detail }) => detail?.['bulk_action'] ?? []);
}
