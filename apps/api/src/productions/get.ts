import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { whyProductionWaits } from '../fleet/why-waiting.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { Production, ProductionParams, presentProduction, requireReadableProduction } from './production.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, lookAtFleet, config: { OUTPUT_BASE_URL } },
) => {
  app.get(
    '/productions/:id',
    {
      schema: {
        operationId: 'getProduction',
        description: 'Answers a production of yours. An operator reads everybody’s.',
        tags: ['productions'],
        security: apiKeySecurity,
        params: ProductionParams,
        response: { 200: Production, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => {
      const production = await requireReadableProduction(db, caller, params.id);
      const blocked_reason = whyProductionWaits(await lookAtFleet(), production);
      return presentProduction({ ...production, blocked_reason }, OUTPUT_BASE_URL);
    },
  );
};
