import type { WebhookDelivery } from '@bacs/db';
import { listDeliveries } from '@bacs/db/webhooks';
import { eventTypes } from '@bacs/domain';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';
import { requireWebhook, WebhookParams } from './webhook.ts';

const DeliveryStatus = Type.Enum(['pending', 'held', 'delivered', 'failed'], {
  description: [
    'What has come of it. `pending`: it is sent, or sent again at `next_try_at`; `held`: it waits until the webhook is',
    'enabled; `failed`: it was tried for three days, or its event is not kept any more.',
  ].join(' '),
});

export const WebhookDeliveryAnswer = Type.Object(
  {
    event_id: Type.Integer({ description: 'The `id` of the event, and the header webhook-id' }),
    type: Type.Enum([...eventTypes]),
    subject: Type.String(),
    status: DeliveryStatus,
    attempts: Type.Integer({ description: 'How often it was tried; a replay begins anew' }),
    next_try_at: Nullable(Timestamp),
    last_tried_at: Nullable(Timestamp),
    last_status: Nullable(
      Type.Integer({ description: 'The status of the answer to the last try; null if none came' }),
    ),
    last_answer: Nullable(Type.String({ description: 'The first kB of that answer' })),
    last_error: Nullable(Type.String({ description: 'Why there is no whole answer' })),
    ended_at: Nullable(Timestamp),
    created_at: Nullable(Timestamp),
  },
  { title: 'WebhookDelivery' },
);

export function presentDelivery({
  event_number,
  type,
  subject,
  status,
  attempts,
  ...last
}: WebhookDelivery): Static<typeof WebhookDeliveryAnswer> {
  return {
    event_id: event_number,
    type,
    subject,
    status,
    attempts,
    next_try_at: toTimestamp(last.next_try_at),
    last_tried_at: toTimestamp(last.last_tried_at),
    last_status: last.last_status,
    last_answer: last.last_answer,
    last_error: last.last_error,
    ended_at: toTimestamp(last.ended_at),
    created_at: toTimestamp(last.created_at),
  };
}

export const listDeliveriesRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/webhooks/:id/deliveries',
    {
      schema: {
        operationId: 'listWebhookDeliveries',
        summary: 'List what was sent to a webhook, the newest event first',
        description: 'With `status`, only such: `failed` lists what has not arrived and is not tried again.',
        tags: ['webhooks'],
        security: apiKeySecurity,
        params: WebhookParams,
        querystring: Type.Object({ ...PageQuery, status: Type.Optional(DeliveryStatus) }, strict),
        response: {
          200: Page(WebhookDeliveryAnswer, { title: 'WebhookDeliveries' }),
          ...problemResponses(400, 401, 404),
        },
      },
    },
    async ({ caller, params, query }) => {
      const { id } = await requireWebhook(db, caller, params.id);
      const page = readPage(query);
      const deliveries = await listDeliveries(db, id, { ...page, status: query.status });
      // They are in the order of their events.
      const rows = deliveries.map((delivery) => ({ ...delivery, id: delivery.event_number }));
      return toPage(rows, page, presentDelivery);
    },
  );
};
