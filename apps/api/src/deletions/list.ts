import { listDeletionsOf } from '@bacs/db/deletions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { Deletion, presentWaiting } from './deletion.ts';

export const listRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db, lookAtFleet }) => {
  app.get(
    '/deletions',
    {
      schema: {
        operationId: 'listDeletions',
        description: 'Lists the deletions that you started, newest first.',
        tags: ['deletions'],
        security: apiKeySecurity,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Page(Deletion), ...problemResponses(400, 401) },
      },
    },
    async ({ caller, query }) => {
      const page = readPage(query);
      const [deletions, fleet] = await Promise.all([listDeletionsOf(db, caller.userId, page), lookAtFleet()]);
      return toPage(deletions, page, (deletion) => presentWaiting(fleet, deletion));
    },
  );
};
