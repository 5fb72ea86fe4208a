import { findProductionOf } from '@bacs/db/productions';
import {
  listPublicationsFor,
  type ManagedPublication,
  publicationEventsOf,
  tryPublish,
} from '@bacs/db/publications';
import { makeOnce } from '@bacs/db/requests';
import { mayPublish } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, ProductionId, toProductionAddress } from '../http/addresses.ts';
import { defaultLimit, idCursorAfter, NextCursor, PageQuery, parseIdCursor } from '../http/cursors.ts';
import { presentName } from '../http/display-name.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequestOf, makeOrReplay } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';
import { findSpace, findSpaceFor } from '../spaces/access.ts';
import {
  findPublication,
  Publication,
  PublicationStatus,
  presentPublication,
  Visibility,
} from './publication.ts';

const CreatePublication = Type.Object(
  {
    space_id: NumericId,
    visibility: Type.Optional(Visibility),
    visible_in_space: Type.Optional(Type.Boolean()),
    visible_in_global: Type.Optional(
      Type.Boolean({ description: 'Also in the feed of everybody; by default where the space is a channel' }),
    ),
  },
  strict,
);

const Publications = Type.Object(
  { items: Type.Array(Publication), next_cursor: NextCursor },
  { title: 'Publications' },
);

const PublicationEvents = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        at: Nullable(Timestamp),
        action: Type.String({
          description: [
            '`requested`, `published`, `changed`, `approved`, `rejected`, `unpublished`, `republished` or `replaced`;',
            'the older system has left words of its own',
          ].join(' '),
        }),
        actor: Type.Object({ id: Nullable(Type.Integer()), display_name: Nullable(Type.String()) }),
        detail: Type.Unknown({ description: 'From which status to which, as a rule' }),
      }),
    ),
    next_cursor: NextCursor,
  },
  { title: 'PublicationEvents' },
);

const tags = ['publications'];
const security = apiKeySecurity;

export const publicationRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/productions/:id/publications',
    {
      schema: {
        operationId: 'createPublication',
        summary: 'Publish a production',
        description: [
          'Into a space in which you are owner, moderator or publisher. It shows as soon as the production is',
          'completed and, where the space requires review and you do not moderate it, a moderator has approved it.',
          'So does, in any space, what a moderator has rejected or taken back: it waits for review.',
          'Published into the same space again, it has the new settings; what is not given stays as it was.',
        ].join(' '),
        tags,
        security,
        headers: IdempotencyHeaders,
        params: Type.Object({ id: ProductionId }),
        body: CreatePublication,
        response: { 201: Publication, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { body, caller, params } = request;
      const address = toProductionAddress(params.id);
      const again = identifyRequestOf(request, 'createPublication', { ...body, production: address });
      const { ids } = await makeOrReplay(db, again, reply, async () => {
        const production = await findProductionOf(db, caller.userId, address);
        if (!production) throw new Problem('PRODUCTION_NOT_FOUND');
        const space = await findSpaceFor(db, caller, body.space_id, mayPublish);
        return await makeOnce(db, again, async (tx) => {
          const settings = toSettings(body);
          const id = await tryPublish(tx, { production, space, userId: caller.userId, settings });
          if (id === undefined) throw new Problem('PRODUCTION_UNPUBLISHABLE');
          return [id];
        });
      });
      const publication = await findPublication(db, caller, ids[0] ?? 0);
      reply.code(201).header('location', `/api/publications/${publication.id}`);
      return presentPublication(publication);
    },
  );

  app.get(
    '/productions/:id/publications',
    {
      schema: {
        operationId: 'listProductionPublications',
        summary: 'List where a production of yours is, or was, published',
        tags,
        security,
        params: Type.Object({ id: ProductionId }),
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Publications, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller: { userId }, params, query: { limit = defaultLimit, cursor } }) => {
      const production = await findProductionOf(db, userId, toProductionAddress(params.id));
      if (!production) throw new Problem('PRODUCTION_NOT_FOUND');
      const page = { before: parseIdCursor(cursor), limit };
      return present(await listPublicationsFor(db, userId, { productionId: production.id, ...page }), limit);
    },
  );

  app.get(
    '/spaces/:id/publications',
    {
      schema: {
        operationId: 'listSpacePublications',
        summary: 'List what is published in a space, is to be, or was',
        description:
          'All of it for the owner and the moderators, for everybody else what is theirs. The feed has what it shows.',
        tags,
        security,
        params: Type.Object({ id: NumericId }),
        querystring: Type.Object({ ...PageQuery, status: Type.Optional(PublicationStatus) }, strict),
        response: { 200: Publications, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params, query: { status, limit = defaultLimit, cursor } }) => {
      const space = await findSpace(db, caller, params.id);
      const filter = { spaceId: space.id, status, before: parseIdCursor(cursor), limit };
      return present(await listPublicationsFor(db, caller.userId, filter), limit);
    },
  );

  app.get(
    '/publications/:id',
    {
      schema: {
        operationId: 'getPublication',
        summary: 'Get a publication of yours, or in a space that you moderate',
        tags,
        security,
        params: Type.Object({ id: NumericId }),
        response: { 200: Publication, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => presentPublication(await findPublication(db, caller, params.id)),
  );

  app.get(
    '/publications/:id/events',
    {
      schema: {
        operationId: 'listPublicationEvents',
        summary: 'Who did what to a publication, newest first',
        tags,
        security,
        params: Type.Object({ id: NumericId }),
        querystring: Type.Object(PageQuery, strict),
        response: { 200: PublicationEvents, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params, query: { limit = defaultLimit, cursor } }) => {
      const { id } = await findPublication(db, caller, params.id);
      const events = await publicationEventsOf(db, id, { before: parseIdCursor(cursor), limit });
      const items = events.map(({ created_at, action, actor_id, actor_display_name, detail }) => ({
        at: toTimestamp(created_at),
        action,
        actor: { id: actor_id, display_name: presentName(actor_display_name) },
        detail,
      }));
      return { items, next_cursor: idCursorAfter(events, limit) };
    },
  );

  function toSettings(body: Static<typeof CreatePublication>) {
    const { visibility, visible_in_space: visibleInSpace, visible_in_global: visibleInGlobal } = body;
    return { visibility, visibleInSpace, visibleInGlobal };
  }

  function present(publications: ManagedPublication[], limit: number) {
    return { items: publications.map(presentPublication), next_cursor: idCursorAfter(publications, limit) };
  }
};
