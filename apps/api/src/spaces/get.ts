import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { requireSpace } from './access.ts';
import { presentSpace, Space, SpaceParams } from './space.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/spaces/:id',
    {
      schema: {
        operationId: 'getSpace',
        summary: 'Get a space that you may read',
        description: [
          'You may read your own spaces, spaces that you are a member of, and every channel. An operator may read',
          'any space. Only its owner, its moderators and operators may read a closed one.',
        ].join(' '),
        tags: ['spaces'],
        security: apiKeySecurity,
        params: SpaceParams,
        response: { 200: Space, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params: { id } }) => presentSpace(await requireSpace(db, caller, id)),
  );
};
