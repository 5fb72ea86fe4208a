import { tryPublish } from '@bacs/db/publications';
import { makeOnce } from '@bacs/db/requests';
import { mayPublish } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, toProductionAddress } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest, makeOrReplay, requireMadeId } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { ProductionParams, requireProduction } from '../productions/production.ts';
import { keepOpen, refuseClosed, requireSpaceFor } from '../spaces/access.ts';
import { Publication, presentPublication, requirePublication, Visibility } from './publication.ts';

const CreatePublication = Type.Object(
  {
    space_id: NumericId,
    visibility: Type.Optional(Visibility),
    visible_in_space: Type.Optional(Type.Boolean()),
    visible_in_global: Type.Optional(
      Type.Boolean({
        description: [
          'true also shows the publication in the global feed, which the service may serve to everybody, even without',
          'an API key. The default is true in a channel and false in other spaces.',
        ].join(' '),
      }),
    ),
  },
  strict,
);

export const createRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  app.post(
    '/productions/:id/publications',
    {
      schema: {
        operationId: 'createPublication',
        summary: 'Publish a production',
        description: [
          'Publishes your production into a space in which you are owner, moderator or publisher. The space shows',
          'it as soon as the production is completed. If the space requires review and you are not its owner or a',
          'moderator, a moderator has to approve the publication first. The same is true in any space if a',
          'moderator has rejected the publication or taken it back. A second call for the same space changes the',
          'settings; fields that are absent stay unchanged. If an operator has taken the publication down, an operator',
          'has to approve it.',
        ].join(' '),
        tags: ['publications'],
        security: apiKeySecurity,
        headers: IdempotencyHeaders,
        params: ProductionParams,
        body: CreatePublication,
        response: { 201: Publication, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { body, caller, params } = request;
      const address = toProductionAddress(params.id);
      const again = identifyRequest(request, 'createPublication', { ...body, production: address });
      const made = await makeOrReplay(db, again, reply, async () => {
        const production = await requireProduction(db, caller, params.id);
        const space = await requireSpaceFor(db, caller, body.space_id, mayPublish);
        refuseClosed(space);
        return await makeOnce(db, again, async (tx) => {
          await keepOpen(tx, space.id);
          const settings = toSettings(body);
          const id = await tryPublish(tx, { production, space, userId: caller.userId, settings });
          if (id === undefined) throw new Problem('PRODUCTION_UNPUBLISHABLE');
          return [id];
        });
      });
      const publication = await requirePublication(db, caller, requireMadeId(made));
      reply.code(201).header('location', `/api/publications/${publication.id}`);
      return presentPublication(publication, OUTPUT_BASE_URL);
    },
  );
};

function toSettings(body: Static<typeof CreatePublication>) {
  const { visibility, visible_in_space: visibleInSpace, visible_in_global: visibleInGlobal } = body;
  return { visibility, visibleInSpace, visibleInGlobal };
}
