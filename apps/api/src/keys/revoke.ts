import { tryRevokeApiKey } from '@bacs/db/keys';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { ApiKey, presentApiKey, requireManagedKey } from './api-key.ts';

export const revokeRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.delete(
    '/keys/:id',
    {
      schema: {
        operationId: 'revokeApiKey',
        summary: 'Revoke an API key',
        description: [
          'The service refuses the key from now on. A second call changes nothing. You may revoke your own keys;',
          'an operator may revoke any key.',
        ].join(' '),
        tags: ['keys'],
        security: apiKeySecurity,
        params: Type.Object({ id: NumericId }),
        response: { 200: ApiKey, ...problemResponses(400, 401, 404, 413, 415) },
      },
    },
    async ({ caller, params }) => {
      const { id } = await requireManagedKey(db, caller, params.id);
      await tryRevokeApiKey(db, id);
      return presentApiKey(await requireManagedKey(db, caller, id));
    },
  );
};
