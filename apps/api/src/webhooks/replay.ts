import { findFirstSince, replayDelivery, replayFrom } from '@bacs/db/webhooks';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { presentDelivery, WebhookDeliveryAnswer } from './deliveries.ts';
import { wakeWebhook } from './wake.ts';
import { presentWebhook, requireWebhook, Webhook, WebhookParams } from './webhook.ts';

const Replay = Type.Object(
  {
    since: Type.String({
      format: 'date-time',
      examples: ['2026-11-22T10:00:00.000Z'],
      description:
        'Events since then are sent again; some that happened in the minute before may be among them',
    }),
    undelivered: Type.Optional(
      Type.Boolean({ default: false, description: 'true sends only those that have not arrived' }),
    ),
  },
  strict,
);

/** Of two events, the one with the lower number may have been told a moment later. */
const slackMs = 60_000;

export const replayRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db } = deps;
  app.post(
    '/webhooks/:id/replay',
    {
      schema: {
        operationId: 'replayWebhook',
        summary: 'Send all events since a time again',
        description: [
          'Sends what fits the webhook, in order, with the same ids and bodies as before; events that happened before it',
          'was created, too. What is new comes after that.',
        ].join(' '),
        tags: ['webhooks'],
        security: apiKeySecurity,
        params: WebhookParams,
        body: Replay,
        response: { 202: Webhook, ...problemResponses(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ body: { since, undelivered = false }, caller, params }, reply) => {
      const endpoint = await requireWebhook(db, caller, params.id);
      if (endpoint.status !== 'active') throw new Problem('WEBHOOK_DISABLED');
      const time = new Date(since);
      // A leap second is a time of the format, and no time of JavaScript.
      if (Number.isNaN(time.getTime())) throw new Problem('INVALID_REQUEST', 'since must be a time.');
      // The database knows no times long before or after ours.
      const from = new Date(Math.min(Math.max(time.getTime() - slackMs, 0), Date.now()));
      const number = await findFirstSince(db, caller.userId, from);
      if (number !== undefined) await replayFrom(db, endpoint.id, { number, undelivered });
      await wakeWebhook(deps, endpoint);
      return reply.code(202).send(presentWebhook(endpoint));
    },
  );

  app.post(
    '/webhooks/:id/deliveries/:event/replay',
    {
      schema: {
        operationId: 'replayWebhookDelivery',
        summary: 'Send one event again',
        description: 'It has the same id and body as before. Any event of yours that is kept can be sent.',
        tags: ['webhooks'],
        security: apiKeySecurity,
        params: Type.Object({
          ...WebhookParams.properties,
          event: Type.Integer({ ...NumericId, description: 'Number of the event' }),
        }),
        response: { 202: WebhookDeliveryAnswer, ...problemResponses(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ caller, params }, reply) => {
      const endpoint = await requireWebhook(db, caller, params.id);
      const replayed = await replayDelivery(db, endpoint.id, params.event);
      if (replayed === 'unknown') throw new Problem('EVENT_NOT_FOUND');
      if (replayed === 'disabled') throw new Problem('WEBHOOK_DISABLED');
      if (replayed === 'full')
        throw new Problem(
          'QUOTA_EXCEEDED',
          'Too many events are on their way: wait until some have arrived.',
        );
      await wakeWebhook(deps, endpoint);
      return reply.code(202).send(presentDelivery(replayed));
    },
  );
};
