import { countEndpoints, findEndpointById, insertEndpoint } from '@bacs/db/webhooks';
import { makeSecret, sealSecret } from '@bacs/webhooks';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest, makeOrReplay, requireMadeId } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { makeOneMore } from '../http/quota.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { nextUlid } from '../next-ulid.ts';
import { requireSecretKeys } from './secret-keys.ts';
import { presentWebhook, requireUrl, Types, Url, WebhookWithSecret } from './webhook.ts';

export const createRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  const ownWebhooks = {
    what: 'webhooks',
    remedy: 'Delete one that nobody needs.',
    count: countEndpoints,
    most: config.MAX_WEBHOOKS,
  };
  app.post(
    '/webhooks',
    {
      schema: {
        operationId: 'createWebhook',
        summary: 'Have your events sent to a URL',
        description: [
          'Sends every event of yours from now on, signed by Standard Webhooks. The body is the event as in listEvents.',
          'An answer with 2xx within ten seconds counts as delivered; anything else is tried again for three days.',
        ].join(' '),
        tags: ['webhooks'],
        security: apiKeySecurity,
        headers: IdempotencyHeaders,
        body: Type.Object({ url: Url, types: Type.Optional(Types) }, strict),
        response: {
          201: WebhookWithSecret,
          ...problemResponses(400, 401, 403, 404, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { body, caller } = request;
      const again = identifyRequest(request, 'createWebhook', body);
      let secret: string | null = null;
      const made = await makeOrReplay(db, again, reply, () => {
        const keys = requireSecretKeys(config);
        const url = requireUrl(body.url, config);
        const ulid = nextUlid();
        const made = makeSecret();
        const sealed = sealSecret(made, { keys, owner: ulid });
        return makeOneMore(deps, request, again, ownWebhooks, async (tx) => {
          secret = made;
          const { types = null } = body;
          return await insertEndpoint(tx, { userId: caller.userId, ulid, url, types, secret: sealed });
        });
      });
      const endpoint = await findEndpointById(db, requireMadeId(made));
      if (!endpoint) throw new Problem('WEBHOOK_NOT_FOUND');
      return reply
        .code(201)
        .header('location', `/api/webhooks/${endpoint.ulid}`)
        .send({ webhook: presentWebhook(endpoint), secret: made.replayed ? null : secret });
    },
  );
};
