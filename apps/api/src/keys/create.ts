import { countValidKeys, type KeyRefusal, tryMakeApiKey } from '@bacs/db/keys';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
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

const CreateApiKey = Type.Object(
  {
    name: Text(255),
    role: Type.Optional(Role),
    expires_at: Type.Optional(
      Type.String({
        format: 'date-time',
        examples: ['2034-12-31T12:00:00.000Z'],
        description: [
          'When the key ends by itself: in the future, and at most ten years from now. It may not be later than the',
          'end of the key that sends this request, which is the default.',
        ].join(' '),
      }),
    ),
  },
  strict,
);

export const createRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  const liveKeys = {
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
          'with the role `operator`. The new key belongs to the same user and is a descendant of the key that sends',
          'this request: revokeApiKey ends both.',
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
      const { name, role = 'member', expires_at } = body;
      const again = identifyRequest(request, 'createApiKey', body);
      let key: string | null = null;
      const made = await makeOrReplay(db, again, reply, () => {
        if (role === 'operator') refuseMember(caller);
        const expiresAt = expires_at === undefined ? null : requireTimeAhead(expires_at);
        return makeOneMore(deps, request, again, liveKeys, async (tx) => {
          const made = await tryMakeApiKey(tx, caller, { name, role, expiresAt });
          if ('refused' in made) throw toProblem(made);
          key = made.key;
          return made.id;
        });
      });
      const apiKey = await requireManagedKey(db, caller, requireMadeId(made));
      return reply.code(201).send({ api_key: presentApiKey(apiKey), key: made.replayed ? null : key });
    },
  );
};

const tenYearsMs = 10 * 365.25 * 24 * 60 * 60 * 1_000;

/** @throws INVALID_REQUEST */
function requireTimeAhead(text: string): Date {
  const time = new Date(text);
  const aheadMs = time.getTime() - Date.now();
  // A leap second is a time of the format, and no time of JavaScript.
  if (aheadMs > 0 && aheadMs <= tenYearsMs) return time;
  throw new Problem(
    'INVALID_REQUEST',
    'expires_at must be a time in the future, at most ten years from now.',
  );
}

function toProblem(refusal: KeyRefusal): Problem {
  if ('expiresAt' in refusal) {
    const latest = refusal.expiresAt.toISOString();
    const detail = `A key may not outlive the key that makes it: expires_at must be ${latest} or earlier.`;
    return new Problem('INVALID_REQUEST', detail);
  }
  return new Problem('UNAUTHENTICATED', 'The key that sent this request has just been revoked.');
}
