import type { Database } from '@bacs/db';
import { insertEndpoint } from '@bacs/db/webhooks';
import { developmentSecretsKey } from '@bacs/stack';
import { makeSecret, parseSecretKeys, sealSecret } from '@bacs/webhooks';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import { insertNumbered } from './fill-tables.ts';

/** Adds a webhook of the user's, at which nobody listens. */
export async function addWebhook(db: Database, userId: number): Promise<{ id: number; ulid: string }> {
  const ulid = newUlid();
  const secret = sealSecret(makeSecret(), { keys: parseSecretKeys(developmentSecretsKey), owner: ulid });
  const endpoint = { userId, ulid, url: 'http://127.0.0.1:9/', types: null, secret };
  return { ulid, id: await db.transaction().execute((tx) => insertEndpoint(tx, endpoint)) };
}

/** Adds so many events of the user's, which a webhook has got or not. @returns the number of the last one. */
export async function addDelivered(
  db: Database,
  { userId, endpointId, count }: { userId: number; endpointId: number; count: number },
): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const { last } = await tx
      .selectFrom('event_numbers')
      .select('last_number as last')
      .forUpdate()
      .executeTakeFirstOrThrow();
    const number = sql`${sql.lit(last)} + 1 + n.i`;
    const time = sql`TIMESTAMPADD(SECOND, n.i DIV 50, '2026-01-01 00:00:00')`;
    const inserts = [
      sql`INSERT INTO events (number, type, subject, user_id, data, created_at)
        SELECT ${number}, 'production.queued', ${number}, ${userId}, '{}', ${time}`,
      sql`INSERT INTO webhook_deliveries (endpoint_id, event_number, type, subject, status, ended_at)
        SELECT ${endpointId}, ${number}, 'production.queued', ${number},
        ELT(1 + n.i % 2, 'delivered', 'failed'), ${time}`,
    ];
    await insertNumbered(tx, inserts, { count });
    const ends = { last_number: last + count };
    await tx.updateTable('event_numbers').set(ends).where('id', '=', 1).execute();
    await tx
      .updateTable('webhook_endpoints')
      .set({ fanned_out_to: ends.last_number })
      .where('id', '=', endpointId)
      .execute();
    return ends.last_number;
  });
}
