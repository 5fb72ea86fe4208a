import { rotateSecret } from '@bacs/db/webhooks';
import { makeSecret, sealSecret } from '@bacs/webhooks';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { requireSecretKeys } from './secret-keys.ts';
import { presentWebhook, requireWebhook, WebhookParams, WebhookWithSecret } from './webhook.ts';

export const rotateSecretRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db, config }) => {
  app.post(
    '/webhooks/:id/rotate-secret',
    {
      schema: {
        operationId: 'rotateWebhookSecret',
        summary: 'Give a webhook a new secret',
        description: [
          'The secret that it had signs, too, for a day, so that your receiver may know either. A second call within that',
          'day ends the older one at once.',
        ].join(' '),
        tags: ['webhooks'],
        security: apiKeySecurity,
        params: WebhookParams,
        response: { 200: WebhookWithSecret, ...problemResponses(400, 401, 403, 404, 413, 415) },
      },
    },
    async ({ caller, params }) => {
      const { id, ulid } = await requireWebhook(db, caller, params.id);
      const secret = makeSecret();
      await rotateSecret(db, id, sealSecret(secret, { keys: requireSecretKeys(config), owner: ulid }));
      return { webhook: presentWebhook(await requireWebhook(db, caller, ulid)), secret };
    },
  );
};
