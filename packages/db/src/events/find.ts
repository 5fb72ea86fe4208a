import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, EventRow } from '../schema.ts';

export type EventNumbers = { last: number; removedTo: number };

/** Reads up to which number there are events, and up to which retention has removed them. */
export async function findEventNumbers(db: Database): Promise<EventNumbers> {
  const { last_number, removed_to } = await db
    .selectFrom('event_numbers')
    .select(['last_number', 'removed_to'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return { last: last_number, removedTo: removed_to };
}

/** Tells whether nothing waits for a number. */
export async function isOutboxEmpty(db: Database): Promise<boolean> {
  const first = await db
    .selectFrom(byIndex('outbox', 'outbox', 'PRIMARY'))
    .select('id')
    .limit(1)
    .execute();
  return first.length === 0;
}

/** Says for how many ms the oldest change has waited for a number, by the database's clock; 0 while none does. */
export async function oldestUnnumberedMs(db: Database): Promise<number> {
  const oldest = await db
    .selectFrom(byIndex('outbox', 'outbox', 'PRIMARY'))
    .select(sql<number>`TIMESTAMPDIFF(MICROSECOND, created_at, CURRENT_TIMESTAMP(3)) DIV 1000`.as('ms'))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return Number(oldest?.ms ?? 0);
}

export type EventFilter = {
  /** undefined reads those of all users. */
  userId: number | undefined;
  subject?: string | undefined;
  /** The events have numbers above `after`, up to `upTo`. */
  after: number;
  upTo: number;
  limit: number;
};

/** Finds the events that have these numbers. */
export async function findEvents(db: Database, numbers: number[]): Promise<Map<number, EventRow>> {
  if (numbers.length === 0) return new Map();
  const found = await db
    .selectFrom(byIndex('events', 'events', 'PRIMARY'))
    .selectAll()
    .where('number', 'in', numbers)
    .execute();
  return new Map(found.map((event) => [event.number, event]));
}

/** Lists events in the order of their numbers. */
export async function listEvents(
  db: Database,
  { userId, subject, after, upTo, limit }: EventFilter,
): Promise<EventRow[]> {
  const index = subject !== undefined ? 'events_subject' : userId !== undefined ? 'events_user' : 'PRIMARY';
  let query = db
    .selectFrom(byIndex('events', 'events', index))
    .selectAll()
    .where('number', '>', after)
    .where('number', '<=', upTo);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (userId !== undefined) query = query.where('user_id', '=', userId);
  return await query.orderBy('number').limit(limit).execute();
}
