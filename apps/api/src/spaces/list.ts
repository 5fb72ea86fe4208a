import { listReadableSpaces } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { presentSpace, Space } from './space.ts';

const SpacesQuery = Type.Object(
  {
    ...PageQuery,
    slug: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 190,
        description: 'Only spaces with this slug: a group and a channel may have the same one',
      }),
    ),
    mine: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Only spaces in which you have a role: the channels of others are left out',
      }),
    ),
  },
  strict,
);

export const listRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/spaces',
    {
      schema: {
        operationId: 'listSpaces',
        summary: 'List the spaces that you may read',
        description: [
          'Lists the spaces that you own, the spaces that you are a member of, and every channel, newest first. A',
          'cursor is valid only with the filters of the request that returned it.',
        ].join(' '),
        tags: ['spaces'],
        security: apiKeySecurity,
        querystring: SpacesQuery,
        response: { 200: Page(Space, { title: 'Spaces' }), ...problemResponses(400, 401) },
      },
    },
    async ({ caller, query }) => {
      const page = readPage(query);
      return toPage(await listReadableSpaces(db, caller, query, page), page, presentSpace);
    },
  );
};
