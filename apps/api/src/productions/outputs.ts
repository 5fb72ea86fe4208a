import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Ulid } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { presentStored } from '../http/fit-answers.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable } from '../http/schemas.ts';
import { outputUrls } from './media-urls.ts';
import { Outputs } from './output-schemas.ts';
import { ProductionParams, requireReadableProduction } from './production.ts';

const ProductionOutputs = Type.Object(
  { ulid: Nullable(Ulid()), output_prefix: Nullable(Type.String()), items: Outputs },
  { title: 'ProductionOutputs' },
);

export const outputsRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  app.get(
    '/productions/:id/outputs',
    {
      schema: {
        operationId: 'getProductionOutputs',
        description: [
          'Answers what the worker saw in S3 when the production completed, with one item for each output group.',
          'An operator reads everybody’s.',
        ].join(' '),
        tags: ['productions'],
        security: apiKeySecurity,
        params: ProductionParams,
        response: { 200: ProductionOutputs, ...problemResponses(400, 401, 404, 409) },
      },
    },
    async ({ caller, params }) => {
      const { ulid, status, outputs, output_prefix } = await requireReadableProduction(db, caller, params.id);
      if (outputs)
        return { ulid, output_prefix, items: presentStored(() => outputUrls(OUTPUT_BASE_URL, outputs)) };
      throw new Problem(status === 'completed' ? 'OUTPUTS_NOT_RECORDED' : 'PRODUCTION_NOT_COMPLETED');
    },
  );
};
