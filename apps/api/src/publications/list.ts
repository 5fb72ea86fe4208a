import { listPublicationsFor } from '@bacs/db/publications';
import { moderates } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { ProductionParams, requireProduction } from '../productions/production.ts';
import { requireSpace } from '../spaces/access.ts';
import { Publication, PublicationStatus, presentPublication } from './publication.ts';

const Publications = Page(Publication, { title: 'Publications' });

export const listRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/productions/:id/publications',
    {
      schema: {
        operationId: 'listProductionPublications',
        summary: 'List the publications of a production',
        tags: ['publications'],
        security: apiKeySecurity,
        params: ProductionParams,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Publications, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params, query }) => {
      const { id: productionId } = await requireProduction(db, caller, params.id);
      const page = readPage(query);
      const publications = await listPublicationsFor(db, caller.userId, { productionId, ...page });
      return toPage(publications, page, presentPublication);
    },
  );

  app.get(
    '/spaces/:id/publications',
    {
      schema: {
        operationId: 'listSpacePublications',
        summary: 'List the publications of a space, whatever their status',
        description: [
          'The owner and the moderators see all publications; everybody else sees their own. getSpaceFeed lists',
          'what the space shows.',
        ].join(' '),
        tags: ['publications'],
        security: apiKeySecurity,
        params: Type.Object({ id: NumericId }),
        querystring: Type.Object({ ...PageQuery, status: Type.Optional(PublicationStatus) }, strict),
        response: { 200: Publications, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params, query }) => {
      const { id: spaceId, role } = await requireSpace(db, caller, params.id);
      const page = readPage(query);
      const filter = { spaceId, status: query.status, mine: !moderates(role), ...page };
      return toPage(await listPublicationsFor(db, caller.userId, filter), page, presentPublication);
    },
  );
};
