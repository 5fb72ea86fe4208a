import { countValidKeys, insertApiKey } from '@bacs/db/keys';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { IdempotencyHeaders, identifyRequest, makeOrReplay, requireMadeId } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { makeOneMore } from '../http/quota.ts';
import { apiKeySecurity, Nullable, strict, Text } from '../http/schemas.ts';
import { ApiKey, presentApiKey, Role, refuseMember, requireManagedKey } from './api-key.ts';

const CreatedApiKey = Type.Object(
  {
    api_key: ApiKey,
    key: Nullable(
      Type.String({
        description: [
          'The key itself. Only this answer shows it, because the service stores a hash. It is null when the',
          'request is repeated.',
        ].join(' '),
        examples: ['bacs_Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmNl'],
      }),
    ),
  },
  { title: 'CreatedApiKey' },
);

const CreateApiKey = Type.Object({ name: Text(255), role: Type.Optional(Role) }, strict);

export const createRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  const validKeys = {
    what: 'valid API keys',
    remedy: 'Revoke one that nobody uses.',
    count: countValidKeys,
    most: config.MAX_API_KEYS,
  };
  app.post(
    '/keys',
    {
      schema: {
        operationId: 'createApiKey',
        summary: 'Create an API key for yourself',
        description: [
          'Anybody may create a key with the role `member`, which is the default. Only an operator may create one',
          'with the role `operator`.',
        ].join(' '),
        tags: ['keys'],
        security: apiKeySecurity,
        headers: IdempotencyHeaders,
        body: CreateApiKey,
        response: { 201: CreatedApiKey, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { body, caller } = request;
      const { name, role = 'member' } = body;
      const again = identifyRequest(request, 'createApiKey', body);
      let key: string | null = null;
      const made = await makeOrReplay(db, again, reply, () => {
        if (role === 'operator') refuseMember(caller);
        return makeOneMore(deps, request, again, validKeys, async (tx) => {
          const made = await insertApiKey(tx, { userId: caller.userId, name, role });
          key = made.key;
          return made.id;
        });
      });
      const apiKey = await requireManagedKey(db, caller, requireMadeId(made));
      return reply.code(201).send({ api_key: presentApiKey(apiKey), key: made.replayed ? null : key });
    },
  );
};
