import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, WebhookEndpoint } from '../schema.ts';

/** Finds the active endpoints of these users, up to `limit`. */
export async function findEndpointsOf(
  db: Database,
  userIds: number[],
  { limit }: { limit: number },
): Promise<Pick<WebhookEndpoint, 'ulid'>[]> {
  if (userIds.length === 0) return [];
  return await db
    .selectFrom(byIndex('webhook_endpoints', 'webhook_endpoints', 'webhook_endpoints_behind'))
    .select('ulid')
    .where('user_id', 'in', userIds)
    .where('status', '=', 'active')
    .limit(limit)
    .execute();
}

/**
 * Lists active endpoints above the id `after`, and tells which of them have something to do: an event that is no delivery
 * yet, or a delivery whose time has come.
 */
export async function endpointsToWake(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<(Pick<WebhookEndpoint, 'id' | 'ulid'> & { isDue: boolean })[]> {
  const rows = await db
    .selectFrom(byIndex('webhook_endpoints', 'endpoint', 'webhook_endpoints_status'))
    .select(['endpoint.id', 'endpoint.ulid'])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom(byIndex('events', 'event', 'events_user'))
            .select('event.number')
            .whereRef('event.user_id', '=', 'endpoint.user_id')
            .whereRef('event.number', '>', 'endpoint.fanned_out_to'),
        )
        .as('has_event'),
      eb
        .exists(
          eb
            .selectFrom(byIndex('webhook_deliveries', 'delivery', 'webhook_deliveries_due'))
            .select('delivery.id')
            .whereRef('delivery.endpoint_id', '=', 'endpoint.id')
            .where('delivery.status', '=', 'pending')
            .where('delivery.next_try_at', '<=', sql<Date>`CURRENT_TIMESTAMP(3)`),
        )
        .as('has_due'),
      sql<number>`COALESCE(endpoint.paused_until > CURRENT_TIMESTAMP(3), 0)`.as('is_paused'),
    ])
    .where('endpoint.status', '=', 'active')
    .where('endpoint.id', '>', after)
    .orderBy('endpoint.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, ulid, has_event, has_due, is_paused }) => ({
    id,
    ulid,
    isDue: Number(is_paused) === 0 && (Number(has_event) === 1 || Number(has_due) === 1),
  }));
}
