import { revokeApiKey } from '@bacs/db/keys';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { ApiKey, presentApiKey, requireManagedKey } from './api-key.ts';

const RevokeQuery = Type.Object(
  {
    keep_descendants: Type.Optional(
      Type.Boolean({
        default: false,
        description: [
          'true revokes only this key, as when a new key that it has made takes its place. Use it only if nobody',
          'else can have had the key.',
        ].join(' '),
      }),
    ),
  },
  strict,
);

const RevokedApiKey = Type.Object(
  {
    ...ApiKey.properties,
    revoked_descendants: Type.Array(Type.Integer(), {
      description: 'Numbers of the descendants that this call has revoked',
    }),
  },
  { title: 'RevokedApiKey' },
);

export const revokeRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.delete(
    '/keys/:id',
    {
      schema: {
        operationId: 'revokeApiKey',
        summary: 'Revoke an API key',
        description: [
          'The service refuses the key from now on, and with it all of its descendants: the keys that were made with',
          'it, those that were made with them, and so on. A call for a key that is revoked already revokes the',
          'descendants that are left. You may revoke your own member keys; an operator may revoke any key.',
        ].join(' '),
        tags: ['keys'],
        security: apiKeySecurity,
        params: Type.Object({ id: NumericId }),
        querystring: RevokeQuery,
        response: { 200: RevokedApiKey, ...problemResponses(400, 401, 404, 413, 415) },
      },
    },
    async ({ caller, params, query: { keep_descendants: keepDescendants = false } }) => {
      const key = await requireManagedKey(db, caller, params.id);
      const { descendants } = await revokeApiKey(db, key, { keepDescendants });
      const revoked = presentApiKey(await requireManagedKey(db, caller, key.id));
      return { ...revoked, revoked_descendants: descendants };
    },
  );
};
