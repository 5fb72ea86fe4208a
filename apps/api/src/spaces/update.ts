import { manages, updateSpace } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict, Text } from '../http/schemas.ts';
import { requireSpace, requireSpaceFor } from './access.ts';
import { presentSpace, Space, SpaceParams, SpaceSettings } from './space.ts';

const UpdateSpace = Type.Object(
  { name: Type.Optional(Text(255)), settings: Type.Optional(SpaceSettings) },
  { ...strict, minProperties: 1 },
);

export const updateRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.patch(
    '/spaces/:id',
    {
      schema: {
        operationId: 'updateSpace',
        summary: 'Change a space',
        description:
          'The owner and the moderators of the space may change it. Fields that are absent stay unchanged.',
        tags: ['spaces'],
        security: apiKeySecurity,
        params: SpaceParams,
        body: UpdateSpace,
        response: { 200: Space, ...problemResponses(400, 401, 403, 404, 413, 415) },
      },
    },
    async ({ body, caller, params: { id } }) => {
      await requireSpaceFor(db, caller, id, manages);
      await updateSpace(db, id, body);
      return presentSpace(await requireSpace(db, caller, id));
    },
  );
};
