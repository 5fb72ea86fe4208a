import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, WebhookDelivery } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { countPending, mostPending } from './deliveries.ts';
import { lockEndpoint } from './endpoints.ts';

/** Finds the number of the user's first event since a time. */
export async function findFirstSince(db: Database, userId: number, since: Date): Promise<number | undefined> {
  const first = await db
    .selectFrom(byIndex('events', 'events', 'events_user_time'))
    .select('number')
    .where('user_id', '=', userId)
    .where('created_at', '>=', since)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return first?.number;
}

/** Has all events from this number on sent again that fit; with `undelivered`, only those that have not arrived. */
export async function replayFrom(
  db: Database,
  id: number,
  { number, undelivered }: { number: number; undelivered: boolean },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const endpoint = await lockEndpoint(tx, id);
    if (!endpoint) return;
    const { fanned_out_to, replay_to } = endpoint;
    const running = fanned_out_to < replay_to ? replay_to : 0;
    await tx
      .updateTable('webhook_endpoints')
      .set({
        fanned_out_to: Math.min(fanned_out_to, number - 1),
        replay_to: undelivered ? running : Math.max(running, fanned_out_to),
      })
      .where('id', '=', id)
      .execute();
  });
}

/**
 * Has one event sent again, whatever came of it before.
 * @returns why not: `unknown` if the user has no such event any more, `full` if too much is on its way already.
 */
export async function replayDelivery(
  db: Database,
  id: number,
  number: number,
): Promise<WebhookDelivery | 'unknown' | 'full' | 'disabled'> {
  return await inTransaction(db, async (tx) => {
    const endpoint = await lockEndpoint(tx, id);
    if (!endpoint) return 'unknown';
    if (endpoint.status !== 'active') return 'disabled';
    const event = await tx
      .selectFrom('events')
      .select(['type', 'subject', 'user_id'])
      .where('number', '=', number)
      .executeTakeFirst();
    if (event?.user_id !== endpoint.user_id) return 'unknown';
    const most = 2 * mostPending;
    if ((await countPending(tx, id, most)) >= most) return 'full';
    const { type, subject } = event;
    const again = {
      status: 'pending' as const,
      next_try_at: sql<Date>`CURRENT_TIMESTAMP(3)`,
      attempts: 0,
      first_tried_at: null,
      ended_at: null,
    };
    await tx
      .insertInto('webhook_deliveries')
      .values({ endpoint_id: id, event_number: number, type, subject, ...again })
      .onDuplicateKeyUpdate(again)
      .execute();
    return await tx
      .selectFrom('webhook_deliveries')
      .selectAll()
      .where('endpoint_id', '=', id)
      .where('event_number', '=', number)
      .executeTakeFirstOrThrow();
  });
}
