import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { Publication, presentPublication, requirePublication } from './publication.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/publications/:id',
    {
      schema: {
        operationId: 'getPublication',
        summary: 'Get a publication',
        description:
          'You may read your own publications, and all publications of a space that you own or moderate.',
        tags: ['publications'],
        security: apiKeySecurity,
        params: Type.Object({ id: NumericId }),
        response: { 200: Publication, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => presentPublication(await requirePublication(db, caller, params.id)),
  );
};
