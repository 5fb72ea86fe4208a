import type { WebhookEndpoint } from '@bacs/db';
import type { ClientEvent } from '@bacs/db/events';
import { noteDelivered } from '@bacs/db/webhooks';
import { isDelivered, send } from '@bacs/webhooks';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { prolong } from '../http/deadline.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable } from '../http/schemas.ts';
import { nextUlid } from '../next-ulid.ts';
import { requireSecrets } from './secret-keys.ts';
import { wakeWebhook } from './wake.ts';
import { presentWebhook, requireWebhook, WebhookParams } from './webhook.ts';

const WebhookTest = Type.Object(
  {
    delivered: Type.Boolean(),
    status: Nullable(Type.Integer({ description: 'Of the answer; null if none came' })),
    answer: Nullable(Type.String({ description: 'The first kB of the answer' })),
    error: Nullable(Type.String({ description: 'Why there is no whole answer' })),
  },
  { title: 'WebhookTest' },
);

/** The receiver may take so long. */
const exchangeMs = 10_000;

export const tryRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  app.post(
    '/webhooks/:id/test',
    {
      schema: {
        operationId: 'testWebhook',
        summary: 'Send a test event now',
        description: [
          'Sends one event of the type `webhook.test`, whose `id` is 0, and answers what the receiver has said. It is in no',
          'list and is not tried again. If it arrives, whatever waits because the receiver has failed is sent, too.',
        ].join(' '),
        tags: ['webhooks'],
        security: apiKeySecurity,
        params: WebhookParams,
        response: { 200: WebhookTest, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { caller, params } = request;
      const endpoint = await requireWebhook(db, caller, params.id);
      const { id, ulid, url, failing_since } = endpoint;
      const secrets = requireSecrets(endpoint, config);
      prolong(request, reply, exchangeMs);
      const outcome = await send(
        { url, secrets, id: `test-${nextUlid()}`, body: JSON.stringify(buildTestEvent(endpoint)) },
        { targets: { loopback: config.WEBHOOK_LOOPBACK }, timeoutMs: exchangeMs },
      );
      const delivered = isDelivered(outcome);
      if (delivered && failing_since !== null) {
        await noteDelivered(db, id, { hasArrived: false });
        await wakeWebhook(deps, { ulid });
      }
      const { status, answer, error } = outcome;
      return { delivered, status, answer, error };
    },
  );
};

function buildTestEvent(endpoint: WebhookEndpoint): ClientEvent {
  return {
    id: 0,
    type: 'webhook.test',
    time: new Date().toISOString(),
    version: 1,
    subject: endpoint.ulid,
    user_id: endpoint.user_id,
    data: presentWebhook(endpoint),
  };
}
