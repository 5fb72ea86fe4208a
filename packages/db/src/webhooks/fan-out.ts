import { sql } from 'kysely';
import { findEventNumbers, listEvents } from '../events/index.ts';
import type { Database, EventRow, Tx, WebhookEndpoint } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { countPending, mostPending } from './deliveries.ts';

/** One transaction reads so many events at most. */
const pageSize = 100;

type Ages = {
  /** For how long nothing is to be tried yet */
  pausedMs: number;
  /** For how long every try has failed; undefined while the last one has not */
  failingMs: number | undefined;
  /** How long ago something has arrived; undefined if nothing has */
  deliveredMs: number | undefined;
};

export type FannedOut = Ages & {
  endpoint: WebhookEndpoint;
  /** There may be more events, and there is room for their deliveries. */
  hasMore: boolean;
};

/**
 * Makes deliveries of the next events of the endpoint's user, while there is room for a page of them: the others wait in
 * their own table, however many there are.
 * @returns undefined when the endpoint is not active.
 */
export async function fanOut(db: Database, ulid: string): Promise<FannedOut | undefined> {
  const known = await db
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('ulid', '=', ulid)
    .executeTakeFirst();
  if (!known) return undefined;
  return await inTransaction(db, async (tx) => {
    const locked = await lockWithAges(tx, known.id);
    if (locked?.endpoint.status !== 'active') return undefined;
    const room = mostPending - (await countPending(tx, known.id, mostPending));
    if (room < pageSize) return { ...locked, hasMore: false };
    return { ...locked, hasMore: await fanOutNext(tx, locked.endpoint) };
  });
}

/** @returns whether there may be more events */
async function fanOutNext(tx: Tx, endpoint: WebhookEndpoint): Promise<boolean> {
  const { id, user_id: userId, fanned_out_to: after, types } = endpoint;
  // Whoever reads up to the counter misses nothing.
  const { last } = await findEventNumbers(tx);
  if (last === after) return false;
  const events = await listEvents(tx, { userId, after, upTo: last, limit: pageSize });
  const isFull = events.length === pageSize;
  const wanted = events.filter(({ type }) => types === null || types.includes(type));
  if (wanted.length > 0) await addDeliveries(tx, endpoint, wanted);
  const upTo = isFull ? (events.at(-1)?.number ?? last) : last;
  await tx.updateTable('webhook_endpoints').set({ fanned_out_to: upTo }).where('id', '=', id).execute();
  return isFull;
}

/** Locks the endpoint until the transaction ends, and tells its ages by the database's clock. */
async function lockWithAges(tx: Tx, id: number): Promise<({ endpoint: WebhookEndpoint } & Ages) | undefined> {
  const ms = (column: string) =>
    sql<number | null>`TIMESTAMPDIFF(MICROSECOND, ${sql.ref(column)}, CURRENT_TIMESTAMP(3)) DIV 1000`;
  const row = await tx
    .selectFrom('webhook_endpoints')
    .selectAll()
    .select([
      ms('paused_until').as('paused'),
      ms('failing_since').as('failing'),
      ms('delivered_at').as('delivered'),
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { paused, failing, delivered, ...endpoint } = row;
  const toMs = (age: number | null) => (age === null ? undefined : Number(age));
  return {
    endpoint,
    pausedMs: Math.max(0, -(toMs(paused) ?? 0)),
    failingMs: toMs(failing),
    deliveredMs: toMs(delivered),
  };
}

/**
 * Adds a delivery of each event. There is one already where events are replayed: what failed is pending again, and what
 * was delivered if the replay says so.
 */
async function addDeliveries(
  tx: Tx,
  { id, replay_to }: Pick<WebhookEndpoint, 'id' | 'replay_to'>,
  events: Pick<EventRow, 'number' | 'type' | 'subject'>[],
): Promise<void> {
  const isAgain = sql`status = 'failed' OR (status = 'delivered' AND event_number <= ${replay_to})`;
  const unless = (column: string, value: unknown) => sql<never>`IF(${isAgain}, ${value}, ${sql.ref(column)})`;
  await tx
    .insertInto('webhook_deliveries')
    .values(
      events.map(({ number, type, subject }) => ({ endpoint_id: id, event_number: number, type, subject })),
    )
    .onDuplicateKeyUpdate({
      attempts: unless('attempts', 0),
      first_tried_at: unless('first_tried_at', null),
      next_try_at: unless('next_try_at', sql`CURRENT_TIMESTAMP(3)`),
      ended_at: unless('ended_at', null),
      // The server sets one after the other, and the others ask for it.
      status: unless('status', 'pending'),
    })
    .execute();
}
