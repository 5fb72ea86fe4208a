import { isDuplicateEntry } from '@bacs/db';
import { countOwnSpaces, insertSpace } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest, makeOrReplay, requireMadeId } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { makeOneMore } from '../http/quota.ts';
import { apiKeySecurity, strict, Text } from '../http/schemas.ts';
import { requireSpace } from './access.ts';
import { presentSpace, Space, SpaceSettings, SpaceType } from './space.ts';

const CreateSpace = Type.Object(
  {
    type: SpaceType,
    name: Text(255),
    slug: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 190 }),
    settings: Type.Optional(SpaceSettings),
  },
  strict,
);

export const createRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  const ownSpaces = {
    what: 'spaces',
    remedy: 'Use one that you have.',
    count: countOwnSpaces,
    most: config.MAX_SPACES,
  };
  app.post(
    '/spaces',
    {
      schema: {
        operationId: 'createSpace',
        summary: 'Create a space',
        description: [
          'Anybody may create a space and becomes its owner. The service may be configured to let only operators',
          'create channels (CHANNELS_BY). A slug can be used only once per type of space.',
        ].join(' '),
        tags: ['spaces'],
        security: apiKeySecurity,
        headers: IdempotencyHeaders,
        body: CreateSpace,
        response: { 201: Space, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { body, caller } = request;
      const again = identifyRequest(request, 'createSpace', body);
      const made = await makeOrReplay(db, again, reply, () => {
        if (body.type === 'channel' && config.CHANNELS_BY === 'operators' && caller.role !== 'operator')
          throw new Problem('OPERATOR_ONLY', 'Here only operators may create channels.');
        return makeOneMore(deps, request, again, ownSpaces, (tx) =>
          insertSpace(tx, { ...body, ownerUserId: caller.userId }).catch(refuseTakenSlug),
        );
      });
      const space = await requireSpace(db, caller, requireMadeId(made));
      return reply.code(201).header('location', `/api/spaces/${space.id}`).send(presentSpace(space));
    },
  );
};

function refuseTakenSlug(error: unknown): never {
  throw isDuplicateEntry(error) ? new Problem('SLUG_TAKEN') : error;
}
