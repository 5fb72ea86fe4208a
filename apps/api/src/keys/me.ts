import { findUser } from '@bacs/db/keys';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { presentName } from '../http/display-name.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable } from '../http/schemas.ts';

const Me = Type.Object(
  {
    id: Type.Integer({ description: 'Your user number' }),
    display_name: Nullable(Type.String()),
    role: Type.Enum(['member', 'operator'], { description: 'The role of the API key that sent the request' }),
  },
  { title: 'Me' },
);

export const meRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/me',
    {
      schema: {
        operationId: 'getMe',
        summary: 'Get the user and role behind the API key',
        description: 'Anybody with an API key may call this.',
        tags: ['keys'],
        security: apiKeySecurity,
        response: { 200: Me, ...problemResponses(400, 401) },
      },
    },
    async ({ caller: { userId, role } }) => {
      const user = await findUser(db, userId);
      return { id: userId, display_name: presentName(user?.display_name), role };
    },
  );
};
