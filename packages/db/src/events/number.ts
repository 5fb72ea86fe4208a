import type { EventType } from '@bacs/domain';
import type { SelectQueryBuilder } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Schema, ToldEvent, Tx } from '../schema.ts';
import { inTransaction, unlessSilent } from '../transaction.ts';
import { inStatements } from './in-statements.ts';

export type Numbered = {
  /** How many events have got a number; fewer than `limit` when the outbox is empty now. */
  count: number;
  lastNumber: number;
  types: EventType[];
  /** Whose they are */
  userIds: number[];
};

/**
 * Gives the oldest events of the outbox the next numbers, `limit` at most. `present` makes the `data` of each.
 *
 * Whoever gives numbers keeps the lock of the counter until COMMIT, and looks for events only once it has the lock. So
 * all lower numbers can be seen before a higher one is given, and whoever has seen a number finds nothing new below it.
 * @returns undefined when another process gives numbers at this moment.
 */
export async function numberEvents(
  db: Database,
  { present, limit }: { present: (event: ToldEvent) => object | null; limit: number },
): Promise<Numbered | undefined> {
  return await inTransaction(db, (tx) => unlessSilent(tx, () => numberLocked(tx, { present, limit })));
}

async function numberLocked(
  tx: Tx,
  { present, limit }: { present: (event: ToldEvent) => object | null; limit: number },
): Promise<Numbered | undefined> {
  const counter = await lockCounter(tx).skipLocked().executeTakeFirst();
  if (!counter) return undefined;
  const told = await tx
    .selectFrom(byIndex('outbox', 'outbox', 'PRIMARY'))
    .selectAll()
    .orderBy('id')
    .limit(limit)
    .execute();
  if (told.length === 0) return { count: 0, lastNumber: counter.last_number, types: [], userIds: [] };
  const events = told.map((event, index) => ({
    number: counter.last_number + 1 + index,
    type: event.type,
    subject: event.subject,
    user_id: event.user_id,
    data: JSON.stringify(present(event)),
    created_at: event.created_at,
  }));
  const lastNumber = events.at(-1)?.number ?? counter.last_number;
  for (const some of inStatements(events, ({ data }) => data))
    await tx.insertInto('events').values(some).execute();
  const ids = told.map(({ id }) => id);
  await tx.deleteFrom('outbox').where('id', 'in', ids).execute();
  await tx.updateTable('event_numbers').set({ last_number: lastNumber }).where('id', '=', 1).execute();
  const userIds = [...new Set(told.flatMap(({ user_id }) => user_id ?? []))];
  return { count: told.length, lastNumber, types: told.map(({ type }) => type), userIds };
}

/** Locks the counter of the numbers until the transaction ends. Everybody needs it, so whoever has it is not silent. */
export function lockCounter(
  tx: Tx,
): SelectQueryBuilder<Schema, 'event_numbers', { last_number: number; removed_to: number }> {
  return tx.selectFrom('event_numbers').select(['last_number', 'removed_to']).where('id', '=', 1).forUpdate();
}
