import { findProductionOf, type OwnedProduction } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { ProductionId, toProductionAddress } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { Production, presentProduction } from './production.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  app.get(
    '/productions/:id',
    {
      schema: {
        operationId: 'getProduction',
        tags: ['productions'],
        security: apiKeySecurity,
        params: ProductionParams,
        response: { 200: Production, ...problemResponses(400, 401, 404) },
      },
    },
    async (request) => presentProduction(await requireProduction(db, request), OUTPUT_BASE_URL),
  );
};

export const ProductionParams = Type.Object({ id: ProductionId });

/** The caller's production of this address. @throws PRODUCTION_NOT_FOUND */
export async function requireProduction(
  db: Dependencies['db'],
  { caller, params }: { caller: { userId: number }; params: { id: string } },
): Promise<OwnedProduction> {
  const production = await findProductionOf(db, caller.userId, toProductionAddress(params.id));
  if (!production) throw new Problem('PRODUCTION_NOT_FOUND');
  return production;
}
