import {
  findReadableSpace,
  insertSpace,
  isDuplicateEntry,
  listReadableSpaces,
  type Space as SpaceRow,
} from '@bacs/db';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { defaultLimit, idCursorAfter, NextCursor, PageQuery, parseIdCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../errors.ts';
import { problemResponses } from '../problem-details.ts';
import { apiKeySecurity, Nullable, strict, Text, Timestamp, toTimestamp } from '../schemas.ts';

const SpaceType = Type.Enum(['personal', 'group', 'channel']);

const Space = Type.Object(
  {
    id: Type.Integer(),
    type: SpaceType,
    name: Type.String(),
    slug: Type.String(),
    owner_id: Type.Integer(),
    created_at: Nullable(Timestamp),
  },
  { title: 'Space' },
);

const CreateSpace = Type.Object(
  {
    type: SpaceType,
    name: Text(255),
    slug: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 190 }),
  },
  strict,
);

const tags = ['spaces'];
const security = apiKeySecurity;

export const spaceRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/spaces',
    {
      schema: {
        operationId: 'createSpace',
        tags,
        security,
        body: CreateSpace,
        response: { 201: Space, ...problemResponses(400, 401, 409, 413, 415) },
      },
    },
    async ({ body, caller }, reply) => {
      const id = await insertSpace(db, { ...body, ownerUserId: caller.userId }).catch(refuseTakenSlug);
      const space = await findReadableSpace(db, caller.userId, id);
      if (!space) throw new Problem('SPACE_NOT_FOUND');
      return reply.code(201).send(present(space));
    },
  );

  app.get(
    '/spaces',
    {
      schema: {
        operationId: 'listSpaces',
        tags,
        security,
        querystring: Type.Object(PageQuery, strict),
        response: {
          200: Type.Object({ items: Type.Array(Space), next_cursor: NextCursor }),
          ...problemResponses(400, 401),
        },
      },
    },
    async ({ caller, query: { limit = defaultLimit, cursor } }) => {
      const spaces = await listReadableSpaces(db, caller.userId, { before: parseIdCursor(cursor), limit });
      return { items: spaces.map(present), next_cursor: idCursorAfter(spaces, limit) };
    },
  );
};

function refuseTakenSlug(error: unknown): never {
  throw isDuplicateEntry(error) ? new Problem('SLUG_TAKEN') : error;
}

function present({
  id,
  type,
  name,
  slug,
  owner_user_id: owner_id,
  created_at,
}: SpaceRow): Static<typeof Space> {
  return { id, type, name, slug, owner_id, created_at: toTimestamp(created_at) };
}
