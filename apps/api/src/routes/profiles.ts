import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../problem-details.ts';
import { apiKeySecurity } from '../schemas.ts';

const Profile = Type.Object({ name: Type.String(), hash: Type.String() }, { title: 'Profile' });

export const profileRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { profiles }) => {
  app.get(
    '/profiles',
    {
      schema: {
        operationId: 'listProfiles',
        tags: ['profiles'],
        security: apiKeySecurity,
        response: { 200: Type.Object({ items: Type.Array(Profile) }), ...problemResponses(401) },
      },
    },
    async () => ({ items: profiles.list() }),
  );
};
