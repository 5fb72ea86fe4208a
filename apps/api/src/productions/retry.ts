import { mayBeRetried, type OwnedProduction, retryOf } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { toProductionAddress } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict } from '../http/schemas.ts';
import { nextUlid } from '../next-ulid.ts';
import { acceptOneOnce, requireRenderable } from './accept.ts';
import { Priority } from './priority.ts';
import { Production, ProductionParams, presentProduction, requireProduction } from './production.ts';
import { requireChosenProfile } from './settings-choice.ts';

/** A client may send no body. */
const RetryProduction = Nullable(Type.Object({ priority: Type.Optional(Priority) }, strict));

export const retryRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, acceptance, profiles, config } = deps;
  app.post(
    '/productions/:id/retry',
    {
      schema: {
        operationId: 'retryProduction',
        description: [
          'Accepts a new production with the same upload, settings, name and, unless you name another one, priority.',
          'Only the owner may retry a production, and only one that failed or was canceled. The old production stays',
          'unchanged.',
        ].join(' '),
        tags: ['productions'],
        security: apiKeySecurity,
        headers: IdempotencyHeaders,
        params: ProductionParams,
        body: RetryProduction,
        response: { 202: Production, ...problemResponses(400, 401, 404, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { caller, params, body } = request;
      const identity = identifyRequest(request, 'retryProduction', {
        ...toProductionAddress(params.id),
        ...body,
      });
      const production = await acceptOneOnce(deps, identity, { request, reply }, async () => {
        const original = await requireProduction(db, caller, params.id);
        refuseUnlessRetried(original);
        const { upload_id: uploadId, user_id: userId } = original;
        const retry = retryOf(original, { ulid: nextUlid(), lane: body?.priority });
        const upload = await requireRenderable(acceptance, userId, uploadId);
        requireChosenProfile(profiles, upload, retry.config);
        const shown = { upload_uuid: upload.asset_uuid, retried_from_ulid: original.ulid };
        return { uploadId, productions: [retry], ...shown };
      });
      return reply
        .code(202)
        .header('location', `/api/productions/${production.ulid}`)
        .send(presentProduction(production, config.OUTPUT_BASE_URL));
    },
  );
};

function refuseUnlessRetried({ status }: OwnedProduction): void {
  if (mayBeRetried({ status })) return;
  if (status === 'completed')
    throw new Problem('PRODUCTION_COMPLETED', 'Call createProduction to render it again.');
  if (status === 'deleting') throw new Problem('PRODUCTION_DELETING');
  throw new Problem('PRODUCTION_NOT_ENDED', 'You can retry only a production that failed or was canceled.');
}
