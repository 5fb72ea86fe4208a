import { publicationEventsOf } from '@bacs/db/publications';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { presentName } from '../http/display-name.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';
import { requirePublication } from './publication.ts';

const PublicationEvents = Page(
  Type.Object({
    at: Nullable(Timestamp),
    action: Type.String({
      description: [
        'What happened: `requested`, `published`, `changed`, `approved`, `rejected`, `unpublished`,',
        '`republished` or `replaced`. Events of the older system have other values.',
      ].join(' '),
    }),
    actor: Type.Object({ id: Nullable(Type.Integer()), display_name: Nullable(Type.String()) }),
    detail: Type.Unknown({ description: 'Usually the old and the new status' }),
  }),
  { title: 'PublicationEvents' },
);

export const eventsRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/publications/:id/events',
    {
      schema: {
        operationId: 'listPublicationEvents',
        summary: 'List the events of a publication, newest first',
        description: 'Everybody who may read the publication with getPublication may list its events.',
        tags: ['publications'],
        security: apiKeySecurity,
        params: Type.Object({ id: NumericId }),
        querystring: Type.Object(PageQuery, strict),
        response: { 200: PublicationEvents, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params, query }) => {
      const { id } = await requirePublication(db, caller, params.id);
      const page = readPage(query);
      return toPage(
        await publicationEventsOf(db, id, page),
        page,
        ({ created_at, action, actor_id, actor_display_name, detail }) => ({
          at: toTimestamp(created_at),
          action,
          actor: { id: actor_id, display_name: presentName(actor_display_name) },
          detail,
        }),
      );
    },
  );
};
