import type { EventType } from '@bacs/domain';
import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { findEventNumbers } from '../events/index.ts';
import { countUpTo } from '../quota.ts';
import type { Database, Tx, WebhookEndpoint } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

type NewEndpoint = Pick<WebhookEndpoint, 'ulid' | 'url' | 'types' | 'secret'> & { userId: number };

/** Adds an endpoint, which gets the events that have no number yet. @returns its id. */
export async function insertEndpoint(tx: Tx, { userId, types, ...endpoint }: NewEndpoint): Promise<number> {
  const { last } = await findEventNumbers(tx);
  const { insertId } = await tx
    .insertInto('webhook_endpoints')
    .values({ ...endpoint, user_id: userId, types: toJson(types), fanned_out_to: last })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Counts the user's endpoints, up to `limit`. */
export async function countEndpoints(db: Database | Tx, userId: number, limit: number): Promise<number> {
  const own = db
    .selectFrom(byIndex('webhook_endpoints', 'webhook_endpoints', 'webhook_endpoints_user'))
    .select('id')
    .where('user_id', '=', userId);
  return await countUpTo(db, own, limit);
}

/** Finds an endpoint of the user's. */
export async function findEndpoint(
  db: Database,
  userId: number,
  ulid: string,
): Promise<WebhookEndpoint | undefined> {
  return await db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('ulid', '=', ulid)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

export async function findEndpointById(db: Database, id: number): Promise<WebhookEndpoint | undefined> {
  return await db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Lists the user's endpoints, newest first, from below the id `before`. */
export async function listEndpoints(
  db: Database,
  userId: number,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number | undefined; limit: number },
): Promise<WebhookEndpoint[]> {
  return await db
    .selectFrom(byIndex('webhook_endpoints', 'webhook_endpoints', 'webhook_endpoints_user'))
    .selectAll()
    .where('user_id', '=', userId)
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Changes where its deliveries go from now on, or which events become deliveries; what is absent stays. */
export async function updateEndpoint(
  db: Database,
  id: number,
  { url, types }: { url?: string | undefined; types?: EventType[] | null | undefined },
): Promise<void> {
  if (url === undefined && types === undefined) return;
  await db
    .updateTable('webhook_endpoints')
    .set({ ...(url !== undefined && { url }), ...(types !== undefined && { types: toJson(types) }) })
    .where('id', '=', id)
    .execute();
}

/** Gives the endpoint a new secret. The one before stays valid for a day beside it. */
export async function rotateSecret(db: Database, id: number, secret: string): Promise<void> {
  await db
    .updateTable('webhook_endpoints')
    // The server sets one after the other.
    .set((eb) => ({
      previous_secret: eb.ref('secret'),
      previous_secret_until: sql<Date>`CURRENT_TIMESTAMP(3) + INTERVAL 1 DAY`,
      secret,
    }))
    .where('id', '=', id)
    .execute();
}

/** Deletes the endpoint and what is on its way to it. What came of other deliveries stays until its retention ends. */
export async function deleteEndpoint(db: Database, id: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockEndpoint(tx, id);
    await tx
      .deleteFrom('webhook_deliveries')
      .where('endpoint_id', '=', id)
      .where('status', 'in', ['pending', 'held'])
      .execute();
    await tx.deleteFrom('webhook_endpoints').where('id', '=', id).execute();
  });
}

/** Locks the endpoint until the transaction ends. Whoever makes, holds or frees its deliveries does so first. */
export async function lockEndpoint(tx: Tx, id: number): Promise<WebhookEndpoint | undefined> {
  return await tx
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

function toJson(types: EventType[] | null): string | null {
  return types === null ? null : JSON.stringify(types);
}
