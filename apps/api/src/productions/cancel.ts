import { type OwnedProduction, tryCancelQueued, tryRequestCancel } from '@bacs/db/productions';
import { endStatuses, unfinishedStatuses } from '@bacs/domain';
import { hurry } from '@bacs/queue';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses, toReason } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { tellSubject } from '../http/tell-subject.ts';
import { Production, ProductionParams, presentProduction, requireReadableProduction } from './production.ts';

export const cancelRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  app.post(
    '/productions/:id/cancel',
    {
      schema: {
        operationId: 'cancelProduction',
        description: [
          'Only the owner of the production and operators may cancel it; its timeline says which operator did.',
          '200: the production is canceled. 202: MediaConvert',
          'has, or may have, a job for it, and a worker cancels the job. The job may end first, so the production',
          'may still complete or fail; follow it with getProduction.',
        ].join(' '),
        tags: ['productions'],
        security: apiKeySecurity,
        params: ProductionParams,
        response: { 200: Production, 202: Production, ...problemResponses(400, 401, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { caller, params, log } = request;
      const seen = await requireReadableProduction(db, caller, params.id);
      tellSubject(deps, request, { production: seen.ulid });
      const operatorId = seen.user_id === caller.userId ? undefined : caller.userId;
      if (!(await tryCancelQueued(db, seen, { intent: null, operatorId })))
        await tryRequestCancel(db, seen, { operatorId });
      // It may have ended, or been deleted, since it was seen.
      const production = await requireReadableProduction(db, caller, params.id);
      refuseEnded(production);
      const job = { production_ulid: production.ulid, attempt: production.attempt };
      await hurry(deps, 'render', job).catch((error) =>
        log.info(
          { production: production.ulid, reason: toReason(error) },
          'the job may run only after its delay',
        ),
      );
      return reply
        .code(production.status === 'canceled' ? 200 : 202)
        .send(presentProduction(production, config.OUTPUT_BASE_URL));
    },
  );
};

/** A row of the older system may have no state, from which nothing goes on. */
function refuseEnded({ status }: OwnedProduction): void {
  if (status === 'canceled' || unfinishedStatuses.includes(status)) return;
  if (status === 'deleting') throw new Problem('PRODUCTION_DELETING');
  const isEnd = endStatuses.includes(status);
  throw new Problem(
    'PRODUCTION_ENDED',
    isEnd ? `The production has ${status}.` : 'It will never be rendered.',
  );
}
