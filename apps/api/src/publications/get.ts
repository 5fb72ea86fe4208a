import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { Publication, presentPublication, requirePublication } from './publication.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  app.get(
    '/publications/:id',
    {
      schema: {
        operationId: 'getPublication',
        summary: 'Get a publication',
        description: [
          'You may read your own publications, and all publications of a space that you own or moderate. An operator',
          'may read any. `shows` is what to look at before you approve it.',
        ].join(' '),
        tags: ['publications'],
        security: apiKeySecurity,
        params: Type.Object({ id: NumericId }),
        response: { 200: Publication, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }, reply) => {
      const publication = await requirePublication(db, caller, params.id);
      const answer = presentPublication(publication, OUTPUT_BASE_URL);
      reply.header('etag', answer.etag);
      return answer;
    },
  );
};
