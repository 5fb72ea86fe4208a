import { waitsInLine } from '@bacs/db/line';
import { tryPrioritize } from '@bacs/db/productions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { Priority } from './priority.ts';
import { Production, ProductionParams, presentProduction, requireReadableProduction } from './production.ts';
import { lookUpStanding } from './standing.ts';

export const updateRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, config } = deps;
  app.patch(
    '/productions/:id',
    {
      schema: {
        operationId: 'updateProduction',
        description: [
          'Changes the priority of a production that waits in line. Only its owner and operators may do so; its timeline',
          'says which operator did. One that has left the line is refused.',
        ].join(' '),
        tags: ['productions'],
        security: apiKeySecurity,
        params: ProductionParams,
        body: Type.Object({ priority: Priority }, strict),
        response: { 200: Production, ...problemResponses(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ body: { priority: lane }, caller, params }) => {
      const seen = await requireReadableProduction(db, caller, params.id);
      const operatorId = seen.user_id === caller.userId ? undefined : caller.userId;
      const hasIt = seen.lane === lane && waitsInLine(seen);
      if (!hasIt && !(await tryPrioritize(db, seen, { lane, operatorId })))
        throw new Problem(
          'PRODUCTION_NOT_WAITING',
          'It has left the line; its priority changes nothing now.',
        );
      const production = await requireReadableProduction(db, caller, params.id);
      const standingOf = await lookUpStanding(deps, [production]);
      return presentProduction(production, config.OUTPUT_BASE_URL, standingOf(production));
    },
  );
};
