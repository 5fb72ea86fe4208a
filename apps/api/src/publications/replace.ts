import type { Production } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { findProduction } from '@bacs/db/productions';
import {
  awaitsModerator,
  listPublicationsFor,
  type ManagedPublication,
  tryReplace,
} from '@bacs/db/publications';
import { makeOnce } from '@bacs/db/requests';
import { mayPublish, moderates, requiresReview } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, ProductionId, toProductionAddress } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest, makeOrReplay, requireMadeId } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict } from '../http/schemas.ts';
import { presentStatus } from '../productions/status.ts';
import { Publication, presentPublication, requirePublication } from './publication.ts';

const ReplacePublication = Type.Object(
  {
    production_id: Nullable(
      Type.Union([ProductionId, NumericId], {
        description: [
          'ULID or number of a completed production of the same upload. It is yours, or it was published in this',
          'space before. null goes back to what the older system rendered for the upload itself.',
        ].join(' '),
      }),
    ),
  },
  strict,
);

export const replaceRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/publications/:id/replace',
    {
      schema: {
        operationId: 'replacePublication',
        summary: 'Replace a publication by another production of the same upload',
        description: [
          'The owner and the moderators of the space may replace a publication. The owner of the publication may',
          'do so if the space requires no review and they may still publish there. Only a moderator may show what',
          'waits for review or was rejected. The exchange is atomic: at no time does the space show both',
          'productions or neither. The answer is the publication that the space shows from now on; it has the',
          'same place in the feeds and the same settings, but a production of somebody else becomes no more',
          'visible than before. The replaced publication becomes unpublished. To go back, replace the new',
          'publication by the first production.',
        ].join(' '),
        tags: ['publications'],
        security: apiKeySecurity,
        headers: IdempotencyHeaders,
        params: Type.Object({ id: NumericId }),
        body: ReplacePublication,
        response: { 200: Publication, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { body, caller, params } = request;
      const again = identifyRequest(request, 'replacePublication', { ...body, id: params.id });
      const made = await makeOrReplay(db, again, reply, async () => {
        const shown = await requirePublication(db, caller, params.id);
        refuseForbidden(shown);
        const { productionId, known } = await requireWanted(caller, shown, body.production_id);
        return await makeOnce(db, again, async (tx) => {
          if (shown.status !== 'published' && known?.status === 'published') return [known.id];
          const moderated = moderates(shown.role);
          const id = await tryReplace(tx, { shown, productionId, actorId: caller.userId, moderated });
          if (id === undefined) throw new Problem('PUBLICATION_STATE', `The publication is ${shown.status}.`);
          return [id];
        });
      });
      return presentPublication(await requirePublication(db, caller, requireMadeId(made)));
    },
  );

  /** Finds the production to show, and its publication in the same space if there is one. */
  async function requireWanted({ userId }: Caller, shown: ManagedPublication, id: string | number | null) {
    const production = id === null ? undefined : await findProduction(db, toProductionAddress(String(id)));
    if (id !== null && !production) throw new Problem('PRODUCTION_NOT_FOUND');
    const productionId = production?.id ?? null;
    const [known] = await listPublicationsFor(db, userId, {
      spaceId: shown.space_id,
      productionId,
      ...(productionId === null && { uploadId: shown.upload_id }),
      limit: 1,
    });
    if (!production && !known)
      throw new Problem('PUBLICATION_NOT_FOUND', 'The upload itself was never published in this space.');
    if (production && !known && production.user_id !== userId) throw new Problem('PRODUCTION_NOT_FOUND');
    if (production) refuseUnfit(production, shown);
    if (known && awaitsModerator(known) && !moderates(shown.role))
      throw new Problem(
        'SPACE_ROLE_REQUIRED',
        'The publication waits for a moderator, so a moderator has to show it.',
      );
    return { productionId, known };
  }
};

function refuseForbidden({ role, space_settings }: ManagedPublication) {
  if (moderates(role)) return;
  if (!mayPublish(role)) throw new Problem('SPACE_ROLE_REQUIRED');
  if (requiresReview(space_settings))
    throw new Problem('SPACE_ROLE_REQUIRED', 'The space requires review, so only a moderator may do this.');
}

function refuseUnfit({ status, upload_id }: Production, shown: ManagedPublication) {
  if (upload_id !== shown.upload_id) throw new Problem('OTHER_UPLOAD');
  if (status !== 'completed')
    throw new Problem('PRODUCTION_NOT_COMPLETED', `The production is ${presentStatus(status)}.`);
}
