import { isDuplicateEntry } from '@bacs/db';
import { makeOnce } from '@bacs/db/requests';
import {
  insertSpace,
  listReadableSpaces,
  moderates,
  type ReadableSpace,
  requiresReview,
  updateSpace,
} from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { defaultLimit, idCursorAfter, NextCursor, PageQuery, parseIdCursor } from '../http/cursors.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequestOf, makeOrReplay } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Text, Timestamp, toTimestamp } from '../http/schemas.ts';
import { findSpace, findSpaceFor } from './access.ts';

const SpaceType = Type.Enum(['personal', 'group', 'channel'], {
  description: 'Who may read it: `personal` its owner, `group` its members, `channel` everybody',
});

const requireReview = Type.Boolean({
  description: 'Whether what a publisher brings is shown only once a moderator has approved it',
});

const Space = Type.Object(
  {
    id: Type.Integer(),
    type: SpaceType,
    name: Type.String(),
    slug: Type.String(),
    owner_id: Type.Integer(),
    role: Nullable(
      Type.Enum(['owner', 'moderator', 'publisher', 'viewer'], {
        description: 'Yours; null in a channel that you are no member of',
      }),
    ),
    settings: Type.Object({ require_review: requireReview }),
    created_at: Nullable(Timestamp),
  },
  { title: 'Space' },
);

const Settings = Type.Object({ require_review: Type.Optional(requireReview) }, strict);

const CreateSpace = Type.Object(
  {
    type: SpaceType,
    name: Text(255),
    slug: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 190 }),
    settings: Type.Optional(Settings),
  },
  strict,
);

const UpdateSpace = Type.Object(
  { name: Type.Optional(Text(255)), settings: Type.Optional(Settings) },
  { ...strict, minProperties: 1 },
);

const tags = ['spaces'];
const security = apiKeySecurity;
const params = Type.Object({ id: NumericId });

export const spaceRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/spaces',
    {
      schema: {
        operationId: 'createSpace',
        summary: 'Make a space of yours',
        tags,
        security,
        headers: IdempotencyHeaders,
        body: CreateSpace,
        response: { 201: Space, ...problemResponses(400, 401, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { body, caller } = request;
      const again = identifyRequestOf(request, 'createSpace', body);
      const { ids } = await makeOrReplay(db, again, reply, () =>
        makeOnce(db, again, async (tx) => [
          await insertSpace(tx, { ...body, ownerUserId: caller.userId }).catch(refuseTakenSlug),
        ]),
      );
      const space = await findSpace(db, caller, ids[0] ?? 0);
      return reply.code(201).header('location', `/api/spaces/${space.id}`).send(present(space));
    },
  );

  app.get(
    '/spaces',
    {
      schema: {
        operationId: 'listSpaces',
        summary: 'List the spaces that you may read',
        description: 'Your own, those that you are a member of, and every channel.',
        tags,
        security,
        querystring: Type.Object(PageQuery, strict),
        response: {
          200: Type.Object({ items: Type.Array(Space), next_cursor: NextCursor }, { title: 'Spaces' }),
          ...problemResponses(400, 401),
        },
      },
    },
    async ({ caller, query: { limit = defaultLimit, cursor } }) => {
      const spaces = await listReadableSpaces(db, caller.userId, { before: parseIdCursor(cursor), limit });
      return { items: spaces.map(present), next_cursor: idCursorAfter(spaces, limit) };
    },
  );

  app.get(
    '/spaces/:id',
    {
      schema: {
        operationId: 'getSpace',
        summary: 'Get a space that you may read',
        tags,
        security,
        params,
        response: { 200: Space, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params: { id } }) => present(await findSpace(db, caller, id)),
  );

  app.patch(
    '/spaces/:id',
    {
      schema: {
        operationId: 'updateSpace',
        summary: 'Change a space',
        description: 'By its owner or a moderator. What is not given stays as it is.',
        tags,
        security,
        params,
        body: UpdateSpace,
        response: { 200: Space, ...problemResponses(400, 401, 403, 404, 413, 415) },
      },
    },
    async ({ body, caller, params: { id } }) => {
      await findSpaceFor(db, caller, id, moderates);
      await updateSpace(db, id, body);
      return present(await findSpace(db, caller, id));
    },
  );
};

function refuseTakenSlug(error: unknown): never {
  throw isDuplicateEntry(error) ? new Problem('SLUG_TAKEN') : error;
}

function present(space: ReadableSpace): Static<typeof Space> {
  const { id, type, name, slug, owner_user_id, role, settings, created_at } = space;
  return {
    id,
    type,
    name,
    slug,
    owner_id: owner_user_id,
    role,
    settings: { require_review: requiresReview(settings) },
    created_at: toTimestamp(created_at),
  };
}
