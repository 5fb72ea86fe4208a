import {
  type ApiKey as ApiKeyRow,
  type Caller,
  findApiKey,
  insertApiKey,
  listApiKeys,
  tryRevokeApiKey,
} from '@bacs/db/keys';
import { makeOnce } from '@bacs/db/requests';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { defaultLimit, idCursorAfter, NextCursor, PageQuery, parseIdCursor } from '../http/cursors.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequestOf, makeOrReplay } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Text, Timestamp, toTimestamp } from '../http/schemas.ts';

const Role = Type.Enum(['member', 'operator'], {
  description: 'What it may do: an operator also signs in to Bull Board and manages the keys of others',
});

const ApiKey = Type.Object(
  {
    id: Type.Integer(),
    user_id: Type.Integer(),
    name: Type.String(),
    role: Role,
    prefix: Type.String({ description: 'How the key begins, to tell it from others' }),
    created_at: Nullable(Timestamp),
    last_used_at: Nullable(Timestamp),
    revoked_at: Nullable(Timestamp),
  },
  { title: 'ApiKey' },
);

const CreatedApiKey = Type.Object(
  {
    api_key: ApiKey,
    key: Nullable(
      Type.String({
        description:
          'The key itself, this once; null when the request is a repeated one, since only a hash is kept',
        examples: ['bacs_Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmNl'],
      }),
    ),
  },
  { title: 'CreatedApiKey' },
);

const CreateApiKey = Type.Object({ name: Text(255), role: Type.Optional(Role) }, strict);

const tags = ['keys'];
const security = apiKeySecurity;

export const keyRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/keys',
    {
      schema: {
        operationId: 'createApiKey',
        summary: 'Make another key of yours',
        description: 'A member key, unless you ask for an operator key with one.',
        tags,
        security,
        headers: IdempotencyHeaders,
        body: CreateApiKey,
        response: { 201: CreatedApiKey, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { body, caller } = request;
      const { name, role = 'member' } = body;
      const again = identifyRequestOf(request, 'createApiKey', body);
      let key: string | null = null;
      const { ids, replayed } = await makeOrReplay(db, again, reply, () => {
        if (role === 'operator') refuseMember(caller);
        return makeOnce(db, again, async (tx) => {
          const made = await insertApiKey(tx, { userId: caller.userId, name, role });
          key = made.key;
          return [made.id];
        });
      });
      const apiKey = await findManaged(caller, ids[0] ?? 0);
      return reply.code(201).send({ api_key: present(apiKey), key: replayed ? null : key });
    },
  );

  app.get(
    '/keys',
    {
      schema: {
        operationId: 'listApiKeys',
        summary: 'List your keys',
        description: 'The revoked ones too. An operator may ask for those of another user.',
        tags,
        security,
        querystring: Type.Object({ ...PageQuery, user_id: Type.Optional(NumericId) }, strict),
        response: {
          200: Type.Object({ items: Type.Array(ApiKey), next_cursor: NextCursor }, { title: 'ApiKeys' }),
          ...problemResponses(400, 401, 403),
        },
      },
    },
    async ({ caller, query: { user_id: userId = caller.userId, limit = defaultLimit, cursor } }) => {
      if (userId !== caller.userId) refuseMember(caller);
      const keys = await listApiKeys(db, { userId, before: parseIdCursor(cursor), limit });
      return { items: keys.map(present), next_cursor: idCursorAfter(keys, limit) };
    },
  );

  app.delete(
    '/keys/:id',
    {
      schema: {
        operationId: 'revokeApiKey',
        summary: 'Revoke a key',
        description:
          'It opens nothing from now on. Revoked again, it stays as it is. An operator may revoke any key.',
        tags,
        security,
        params: Type.Object({ id: NumericId }),
        response: { 200: ApiKey, ...problemResponses(400, 401, 404, 413, 415) },
      },
    },
    async ({ caller, params }) => {
      const { id } = await findManaged(caller, params.id);
      await tryRevokeApiKey(db, id);
      return present(await findManaged(caller, id));
    },
  );

  async function findManaged({ userId, role }: Caller, id: number): Promise<ApiKeyRow> {
    const key = await findApiKey(db, id);
    if (!key || (key.user_id !== userId && role !== 'operator')) throw new Problem('API_KEY_NOT_FOUND');
    return key;
  }
};

function refuseMember({ role }: Caller) {
  if (role !== 'operator') throw new Problem('OPERATOR_ONLY');
}

function present(key: ApiKeyRow): Static<typeof ApiKey> {
  return {
    ...key,
    created_at: toTimestamp(key.created_at),
    last_used_at: toTimestamp(key.last_used_at),
    revoked_at: toTimestamp(key.revoked_at),
  };
}
