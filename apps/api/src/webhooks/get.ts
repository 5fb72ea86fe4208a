import { listEndpoints } from '@bacs/db/webhooks';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { presentWebhook, requireWebhook, Webhook, WebhookParams } from './webhook.ts';

export const getRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/webhooks',
    {
      schema: {
        operationId: 'listWebhooks',
        summary: 'List your webhooks, newest first',
        tags: ['webhooks'],
        security: apiKeySecurity,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Page(Webhook, { title: 'Webhooks' }), ...problemResponses(400, 401) },
      },
    },
    async ({ caller, query }) => {
      const page = readPage(query);
      return toPage(await listEndpoints(db, caller.userId, page), page, presentWebhook);
    },
  );

  app.get(
    '/webhooks/:id',
    {
      schema: {
        operationId: 'getWebhook',
        tags: ['webhooks'],
        security: apiKeySecurity,
        params: WebhookParams,
        response: { 200: Webhook, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => presentWebhook(await requireWebhook(db, caller, params.id)),
  );
};
