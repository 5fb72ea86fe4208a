import { deleteEndpoint } from '@bacs/db/webhooks';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { requireWebhook, WebhookParams } from './webhook.ts';

export const deleteRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.delete(
    '/webhooks/:id',
    {
      schema: {
        operationId: 'deleteWebhook',
        description: 'Nothing is sent any more, but for what is on its way at this moment.',
        tags: ['webhooks'],
        security: apiKeySecurity,
        params: WebhookParams,
        response: {
          204: Type.Null({ description: 'The webhook does not exist any more' }),
          ...problemResponses(400, 401, 404, 413, 415),
        },
      },
    },
    async ({ caller, params }, reply) => {
      const { id } = await requireWebhook(db, caller, params.id);
      await deleteEndpoint(db, id);
      return reply.code(204).send(null);
    },
  );
};
