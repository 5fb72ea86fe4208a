import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, toUploadAddress, UploadId } from '../http/addresses.ts';
import { IdempotencyHeaders, identifyRequest } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { nextUlid } from '../next-ulid.ts';
import { acceptOneOnce, requireRenderable } from './accept.ts';
import { Production, ProductionFields, presentProduction, toColumns } from './production.ts';
import { requireChosenProfile } from './settings-choice.ts';

export const CreateProduction = Type.Object(
  { upload_id: Type.Union([UploadId, NumericId]), ...ProductionFields },
  strict,
);

export const createRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { acceptance, profiles, config } = deps;
  app.post(
    '/productions',
    {
      schema: {
        operationId: 'createProduction',
        description:
          'Accepts a render. The production reaches an end whatever fails in between; follow it with getProduction.',
        tags: ['productions'],
        security: apiKeySecurity,
        headers: IdempotencyHeaders,
        body: CreateProduction,
        response: { 202: Production, ...problemResponses(400, 401, 404, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { body, caller } = request;
      const upload_id = toUploadAddress(String(body.upload_id));
      const identity = identifyRequest(request, 'createProduction', { ...body, upload_id });
      const production = await acceptOneOnce(deps, identity, { request, reply }, async () => {
        const upload = await requireRenderable(acceptance, caller.userId, body.upload_id);
        requireChosenProfile(profiles, upload, body);
        return {
          uploadId: upload.id,
          productions: [{ ulid: nextUlid(), ...toColumns(body) }],
          upload_uuid: upload.asset_uuid,
          retried_from_ulid: null,
        };
      });
      return reply
        .code(202)
        .header('location', `/api/productions/${production.ulid}`)
        .send(presentProduction(production, config.OUTPUT_BASE_URL));
    },
  );
};
