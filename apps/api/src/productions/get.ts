import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { Production, ProductionParams, presentProduction, requireReadableProduction } from './production.ts';
import { lookUpStanding } from './standing.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
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
      const standingOf = await lookUpStanding(deps, [production]);
      return presentProduction(production, config.OUTPUT_BASE_URL, standingOf(production));
    },
  );
};
