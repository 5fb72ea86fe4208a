import { listPublicationsFor, type ManagedPublication } from '@bacs/db/publications';
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

export const listRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  const present = (publication: ManagedPublication) => presentPublication(publication, OUTPUT_BASE_URL);

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
      const publications = await listPublicationsFor(db, caller, { productionId, ...page });
      return toPage(publications, page, present);
    },
  );

  app.get(
    '/spaces/:id/publications',
    {
      schema: {
        operationId: 'listSpacePublications',
        summary: 'List the publications of a space, whatever their status',
        description: [
          'The owner, the moderators and operators see all publications; everybody else sees their own. The status',
          '`pending` lists what waits for approval, with what it shows. getSpaceFeed lists what the space shows.',
        ].join(' '),
        tags: ['publications'],
        security: apiKeySecurity,
        params: Type.Object({ id: NumericId }),
        querystring: Type.Object({ ...PageQuery, status: Type.Optional(PublicationStatus) }, strict),
        response: { 200: Publications, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params, query }) => {
      const space = await requireSpace(db, caller, params.id);
      const page = readPage(query);
      const filter = { spaceId: space.id, status: query.status, mine: !moderates(space), ...page };
      return toPage(await listPublicationsFor(db, caller, filter), page, present);
    },
  );
};
