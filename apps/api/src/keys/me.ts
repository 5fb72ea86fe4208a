import { findUser } from '@bacs/db/keys';
import { countUnfinished } from '@bacs/db/productions';
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
    unfinished_productions: Type.Object(
      {
        count: Type.Integer({
          description: 'Counted up to the most that you may have, or up to 1000',
          examples: [12],
        }),
        most: Nullable(Type.Integer({ description: 'null when there is no limit', examples: [500] })),
      },
      { description: 'How many of your productions have not ended, and how many may be so at a time' },
    ),
  },
  { title: 'Me' },
);

export const meRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db, config }) => {
  const most = config.MAX_UNFINISHED_PRODUCTIONS || null;
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
      const [user, count] = await Promise.all([
        findUser(db, userId),
        countUnfinished(db, userId, most ?? 1_000),
      ]);
      return {
        id: userId,
        display_name: presentName(user?.display_name),
        role,
        unfinished_productions: { count, most },
      };
    },
  );
};
