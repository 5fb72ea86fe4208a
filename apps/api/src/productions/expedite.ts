import { tryExpediteBy } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { Production, ProductionParams, presentProduction, requireReadableProduction } from './production.ts';
import { lookUpStanding } from './standing.ts';

export const expediteRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  app.post(
    '/productions/:id/expedite',
    {
      schema: {
        operationId: 'expediteProduction',
        description: [
          'Puts a production that waits in line before those of all users. Only an operator may do so; the timeline of',
          'the production names the operator. Of several, the one that was put there last goes first. It costs its owner',
          'no turn. To do it once more changes nothing. One that has left the line is refused.',
        ].join(' '),
        tags: ['productions'],
        security: apiKeySecurity,
        params: ProductionParams,
        response: { 200: Production, ...problemResponses(400, 401, 403, 404, 409, 413, 415) },
      },
    },
    async ({ caller, params }) => {
      if (caller.role !== 'operator') throw new Problem('OPERATOR_ONLY');
      const seen = await requireReadableProduction(db, caller, params.id);
      if (!(await tryExpediteBy(db, caller.userId, seen)))
        throw new Problem('PRODUCTION_NOT_WAITING', 'It has left the line, so it cannot go before others.');
      const production = await requireReadableProduction(db, caller, params.id);
      const standingOf = await lookUpStanding(deps, [production]);
      return presentProduction(production, config.OUTPUT_BASE_URL, standingOf(production));
    },
  );
};
