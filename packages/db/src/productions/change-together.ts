import type { EventType } from '@bacs/domain';
import { type Expression, type RawBuilder, sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Production, ProductionEvent, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { type NewEvent, recordEvents } from './events.ts';
import { tellOfProductions } from './tell-change.ts';
import type { Seen } from './try-transition.ts';

const ofCondition = [
  'id',
  'attempt',
  'status',
  'mediaconvert_job_id',
  'cancel_requested_at',
  'submit_intent_at',
  'settings_hash',
  'failed_jobs',
] as const;

/** A row that this transaction has locked, as far as a change depends on it. `now` is the time of the database's clock. */
export type Locked = Pick<Production, (typeof ofCondition)[number]> & { now: Date };

type Change<Wish> = {
  /** The row is still as the wish has seen it. */
  isPossible: (row: Locked, wish: Wish) => boolean;
  event: ProductionEvent;
  detail: (wish: Wish) => Record<string, unknown> | undefined;
  /** What clients are told of the change */
  tells?: EventType;
  /** Sets the columns of these rows; `each` gives every row its own value. */
  update: (tx: Tx, ids: number[], each: EachItsOwn<Wish>, now: Date) => Promise<unknown>;
};

type EachItsOwn<Wish> = <T extends string | null>(choose: (wish: Wish) => T) => RawBuilder<T>;

/**
 * Changes several productions in one transaction, each with its event, by compare-and-set: the rows are locked, and those
 * are left alone that are no longer as they were seen. Who comes with others passes over the rows that somebody else has
 * locked, so that one of them keeps nobody else waiting; who comes alone waits for its row.
 * @returns when they changed, by the wishes that came true. What is missing of several may be possible alone.
 */
export async function changeTogether<Wish extends Seen>(
  db: Database,
  wishes: Wish[],
  { isPossible, event, detail, tells, update }: Change<Wish>,
): Promise<Map<Wish, Date>> {
  // Of two wishes for one row, the second one is as late as if it had come later.
  const byId = new Map(wishes.toReversed().map((wish) => [wish.id, wish]));
  return await inTransaction(db, async (tx) => {
    const rows = await lockRows(tx, [...byId.keys()], { waits: wishes.length === 1 });
    const won = rows.flatMap((row) => {
      const wish = byId.get(row.id);
      return wish && isPossible(row, wish) ? [{ row, wish }] : [];
    });
    const [first] = won;
    if (!first) return new Map();
    const { now } = first.row;
    const ids = won.map(({ row }) => row.id);
    await update(tx, ids, (choose) => eachItsOwn(won.map(({ wish }) => [wish.id, choose(wish)])), now);
    const events = won.map(
      ({ row, wish }): NewEvent => ({
        ...wish,
        event,
        detail: detail(wish),
        // Without settings, this is the first intent of the production.
        ...(row.settings_hash === null && { known: 0 }),
      }),
    );
    await recordEvents(tx, events);
    if (tells) await tellOfProductions(tx, tells, ids);
    return new Map(won.map(({ wish }) => [wish, now]));
  });
}

async function lockRows(tx: Tx, ids: number[], { waits }: { waits: boolean }): Promise<Locked[]> {
  return await tx
    .selectFrom(byIndex('productions', 'productions', 'PRIMARY'))
    .select(ofCondition)
    .select(sql<Date>`CURRENT_TIMESTAMP(3)`.as('now'))
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .$if(!waits, (query) => query.skipLocked())
    .execute();
}

function eachItsOwn<T extends string | null>(values: [id: number, value: T][]): RawBuilder<T> {
  const [only] = values;
  if (only && values.length === 1) return sql`${only[1]}`;
  const cases = values.map(([id, value]): Expression<unknown> => sql`WHEN ${id} THEN ${value}`);
  return sql`CASE id ${sql.join(cases, sql` `)} END`;
}
