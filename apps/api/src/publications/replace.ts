import type { Production } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { findProduction } from '@bacs/db/productions';
import { listPublicationsFor, type ManagedPublication, tryReplace } from '@bacs/db/publications';
import { makeOnce } from '@bacs/db/requests';
import { mayPublish } from '@bacs/db/spaces';
import { findUpload } from '@bacs/db/uploads';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, ProductionId, toProductionAddress } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest, makeOrReplay, requireMadeId } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict } from '../http/schemas.ts';
import { presentStatus } from '../productions/status.ts';
import { keepOpen, refuseClosed } from '../spaces/access.ts';
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
    other_upload: Type.Optional(
      Type.Boolean({
        default: false,
        description: [
          'true also accepts a production of another upload of the same owner, such as a corrected export of the same',
          'film.',
        ].join(' '),
      }),
    ),
  },
  strict,
);

export const replaceRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  app.post(
    '/publications/:id/replace',
    {
      schema: {
        operationId: 'replacePublication',
        summary: 'Replace a publication by another production',
        description: [
          'The owner and the moderators of the space may replace a publication, and the owner of the publication may,',
          'if they may still publish there. The exchange is atomic: at no time does the space show both',
          'productions or neither. The answer is the publication that the space shows from now on; it has the',
          'same place in the feeds and the same settings, but a production of somebody else becomes no more',
          'visible than before. The replaced publication becomes unpublished. To go back, replace the new',
          'publication by the first production. Where a moderator has to approve first, because the space requires',
          'review or a moderator took the other production back, the answer is `pending` with what it `replaces`, and',
          'the exchange happens when it is approved.',
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
        if (!mayPublish(shown)) throw new Problem('SPACE_ROLE_REQUIRED');
        refuseClosed({ closed_at: shown.space_closed_at });
        const { production, known } = await requireWanted(caller, shown, body);
        return await makeOnce(db, again, async (tx) => {
          await keepOpen(tx, shown.space_id);
          if (shown.status !== 'published' && known?.status === 'published') return [known.id];
          const id = await tryReplace(tx, {
            shown,
            uploadId: production?.upload_id ?? shown.upload_id,
            productionId: production?.id ?? null,
            actorId: caller.userId,
            space: { role: shown.role, settings: shown.space_settings },
          });
          if (id === undefined) throw new Problem('PUBLICATION_STATE', describeBoth(shown, known));
          return [id];
        });
      });
      const publication = await requirePublication(db, caller, requireMadeId(made));
      return presentPublication(publication, OUTPUT_BASE_URL);
    },
  );

  /** Finds the production to show, and its publication in the same space if there is one. */
  async function requireWanted(
    caller: Caller,
    shown: ManagedPublication,
    { production_id: id, other_upload: isOther = false }: Static<typeof ReplacePublication>,
  ) {
    const production = id === null ? undefined : await findProduction(db, toProductionAddress(String(id)));
    if (id !== null && !production) throw new Problem('PRODUCTION_NOT_FOUND');
    const productionId = production?.id ?? null;
    const [known] = await listPublicationsFor(db, caller, {
      spaceId: shown.space_id,
      productionId,
      ...(productionId === null && { uploadId: shown.upload_id }),
      limit: 1,
    });
    if (!production && !known)
      throw new Problem('PUBLICATION_NOT_FOUND', 'The upload itself was never published in this space.');
    if (production && !known && production.user_id !== caller.userId)
      throw new Problem('PRODUCTION_NOT_FOUND');
    if (production && production.upload_id !== shown.upload_id)
      await refuseOtherUpload(production, shown, isOther);
    if (production) refuseUnfinished(production);
    return { production, known };
  }

  async function refuseOtherUpload(production: Production, shown: ManagedPublication, isAllowed: boolean) {
    if (!isAllowed)
      throw new Problem('OTHER_UPLOAD', 'Send "other_upload": true if it shall take the place all the same.');
    const [wanted, present] = [
      await findUpload(db, { id: production.upload_id }),
      await findUpload(db, { id: shown.upload_id }),
    ];
    if (!wanted || wanted.user_id === null || wanted.user_id !== present?.user_id)
      throw new Problem('OTHER_UPLOAD', 'The two uploads do not have the same owner.');
  }
};

function refuseUnfinished({ status }: Production) {
  if (status !== 'completed')
    throw new Problem('PRODUCTION_NOT_COMPLETED', `The production is ${presentStatus(status)}.`);
}

function describeBoth(shown: ManagedPublication, known: ManagedPublication | undefined): string {
  const other = known ? `, and that of the other production is ${known.status}` : '';
  return `The publication is ${shown.status}${other}.`;
}
