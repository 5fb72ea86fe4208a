import { noteDelivered, tryDisable, tryEnable, updateEndpoint } from '@bacs/db/webhooks';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { wakeWebhook } from './wake.ts';
import { presentWebhook, requireUrl, requireWebhook, Types, Url, Webhook, WebhookParams } from './webhook.ts';

const UpdateWebhook = Type.Object(
  {
    url: Type.Optional(Url),
    types: Type.Optional(Types),
    status: Type.Optional(Type.Enum(['active', 'disabled'])),
  },
  { ...strict, minProperties: 1 },
);

export const updateRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  app.patch(
    '/webhooks/:id',
    {
      schema: {
        operationId: 'updateWebhook',
        summary: 'Change, disable or enable a webhook',
        description: [
          'Fields that are absent stay unchanged. What is on its way goes to the new URL at once; other types count for',
          'events that happen from now on. A disabled webhook that is enabled goes on where it was.',
        ].join(' '),
        tags: ['webhooks'],
        security: apiKeySecurity,
        params: WebhookParams,
        body: UpdateWebhook,
        response: { 200: Webhook, ...problemResponses(400, 401, 404, 413, 415, 422) },
      },
    },
    async ({ body: { status, types, ...body }, caller, params }) => {
      const { id, ulid } = await requireWebhook(db, caller, params.id);
      const url = body.url === undefined ? undefined : requireUrl(body.url, config);
      await updateEndpoint(db, id, { url, types });
      if (url !== undefined) await noteDelivered(db, id, { hasArrived: false });
      if (status === 'disabled') await tryDisable(db, id, 'off');
      if (status === 'active') await tryEnable(db, id);
      await wakeWebhook(deps, { ulid });
      return presentWebhook(await requireWebhook(db, caller, ulid));
    },
  );
};
