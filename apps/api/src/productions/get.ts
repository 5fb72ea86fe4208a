import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { Production, ProductionParams, presentProduction, requireProduction } from './production.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  app.get(
    '/productions/:id',
    {
      schema: {
        operationId: 'getProduction',
        description: 'Answers a production of yours.',
        tags: ['productions'],
        security: apiKeySecurity,
        params: ProductionParams,
        response: { 200: Production, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) =>
      presentProduction(await requireProduction(db, caller, params.id), OUTPUT_BASE_URL),
  );
};
