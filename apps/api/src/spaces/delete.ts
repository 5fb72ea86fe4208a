import { isDeletedBy, tryDeleteSpace } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { requireSpaceFor } from './access.ts';
import { SpaceParams } from './space.ts';

export const deleteRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.delete(
    '/spaces/:id',
    {
      schema: {
        operationId: 'deleteSpace',
        summary: 'Delete your space for good',
        description: [
          'Only its owner may delete a space. Nobody finds it and no feed shows anything of it from now on, and its',
          'slug is free. Soon after, its publications become `unpublished`, and its members and invitations are',
          'removed. Uploads and productions stay. A second call changes nothing.',
        ].join(' '),
        tags: ['spaces'],
        security: apiKeySecurity,
        params: SpaceParams,
        response: {
          204: Type.Null({ description: 'The space does not exist any more' }),
          ...problemResponses(400, 401, 403, 404, 413, 415),
        },
      },
    },
    async ({ caller, params: { id } }, reply) => {
      if (!(await isDeletedBy(db, id, caller.userId))) {
        await requireSpaceFor(db, caller, id, ({ role }) => role === 'owner');
        await tryDeleteSpace(db, id, caller.userId);
      }
      return reply.code(204).send(null);
    },
  );
};
