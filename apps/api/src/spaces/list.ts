import { listReadableSpaces } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { presentSpace, Space } from './space.ts';

export const listRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/spaces',
    {
      schema: {
        operationId: 'listSpaces',
        summary: 'List the spaces that you may read',
        description: 'Lists the spaces that you own, the spaces that you are a member of, and every channel.',
        tags: ['spaces'],
        security: apiKeySecurity,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Page(Space, { title: 'Spaces' }), ...problemResponses(400, 401) },
      },
    },
    async ({ caller, query }) => {
      const page = readPage(query);
      return toPage(await listReadableSpaces(db, caller, page), page, presentSpace);
    },
  );
};
