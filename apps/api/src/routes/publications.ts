import { findProductionOf, findReadableSpace, type Publication as PublicationRow, publish } from '@bacs/db';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { NumericId, ProductionId, toProductionAddress } from '../addresses.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../errors.ts';
import { problemResponses } from '../problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../schemas.ts';

const Visibility = Type.Enum(['inherit', 'members', 'public']);

const Publication = Type.Object(
  {
    id: Type.Integer(),
    production_ulid: Type.String(),
    space_id: Type.Integer(),
    status: Type.String(),
    visibility: Visibility,
    visible_in_space: Type.Boolean(),
    visible_in_global: Type.Boolean(),
    published_at: Nullable(Timestamp),
  },
  { title: 'Publication' },
);

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

export const publicationRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/productions/:id/publications',
    {
      schema: {
        operationId: 'createPublication',
        description:
          'Publishes a production into a space of yours. It shows as soon as the production is completed.',
        tags: ['publications'],
        security: apiKeySecurity,
        params: Type.Object({ id: ProductionId }),
        body: CreatePublication,
        response: { 201: Publication, ...problemResponses(400, 401, 404, 413, 415) },
      },
    },
    async ({ body, caller: { userId }, params }, reply) => {
      const production = await findProductionOf(db, userId, toProductionAddress(params.id));
      if (!production?.ulid) throw new Problem('PRODUCTION_NOT_FOUND');
      const space = await findReadableSpace(db, userId, body.space_id);
      if (space?.owner_user_id !== userId) throw new Problem('SPACE_NOT_FOUND');
      const publication = await publish(db, {
        production,
        spaceId: space.id,
        userId,
        visibility: body.visibility ?? 'inherit',
        visibleInSpace: body.visible_in_space ?? true,
        visibleInGlobal: body.visible_in_global ?? space.type === 'channel',
      });
      return reply.code(201).send(present(publication, production.ulid));
    },
  );
};

function present(publication: PublicationRow, productionUlid: string): Static<typeof Publication> {
  return {
    id: publication.id,
    production_ulid: productionUlid,
    space_id: publication.space_id,
    status: publication.status,
    visibility: publication.visibility,
    visible_in_space: publication.visible_in_space === 1,
    visible_in_global: publication.visible_in_global === 1,
    published_at: toTimestamp(publication.published_at),
  };
}
