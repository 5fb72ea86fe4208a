import { listApiKeys } from '@bacs/db/keys';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { ApiKey, presentApiKey, refuseMember } from './api-key.ts';

export const listRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/keys',
    {
      schema: {
        operationId: 'listApiKeys',
        summary: 'List your API keys',
        description:
          'Lists valid, expired and revoked keys, newest first. A key with the role `member` lists member keys only. An operator may list the keys of another user.',
        tags: ['keys'],
        security: apiKeySecurity,
        querystring: Type.Object(
          {
            ...PageQuery,
            user_id: Type.Optional(
              Type.Integer({
                ...NumericId,
                description: 'Number of the user whose keys to list; by default yours',
              }),
            ),
          },
          strict,
        ),
        response: { 200: Page(ApiKey, { title: 'ApiKeys' }), ...problemResponses(400, 401, 403) },
      },
    },
    async ({ caller, query }) => {
      const { user_id: userId = caller.userId } = query;
      if (userId !== caller.userId) refuseMember(caller);
      const page = readPage(query);
      const role = caller.role === 'operator' ? undefined : caller.role;
      return toPage(await listApiKeys(db, { userId, role, ...page }), page, presentApiKey);
    },
  );
};
