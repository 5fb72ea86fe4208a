import type { WebhookEndpoint } from '@bacs/db';
import { findEndpointsOf } from '@bacs/db/webhooks';
import { wake } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';

/** Reconcile wakes the others, if some users have so many. */
const mostWoken = 1_000;

/** Has what is new sent to the endpoints of these users. This is a hint: what fails is left to reconcile. */
export async function wakeWebhooksOf(
  { db, ...place }: Pick<Dependencies, 'db' | 'queues' | 'redis'>,
  userIds: number[],
): Promise<void> {
  const endpoints = await findEndpointsOf(db, userIds, { limit: mostWoken });
  await Promise.all(endpoints.map((endpoint) => wakeWebhook(place, endpoint)));
}

/** Does so for one endpoint. */
export async function wakeWebhook(
  place: Pick<Dependencies, 'queues' | 'redis'>,
  { ulid }: Pick<WebhookEndpoint, 'ulid'>,
): Promise<void> {
  await wake(place, 'webhook', { endpoint_ulid: ulid }).catch(() => {});
}
