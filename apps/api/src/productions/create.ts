import { findProductionByKey, insertProduction, type OwnedProduction } from '@bacs/db/productions';
import { findMade } from '@bacs/db/requests';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, toUploadAddress, UploadId } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest, refuseReusedKey } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { nextUlid } from '../next-ulid.ts';
import { enqueueAccepted, refuseGoneUpload, requireRenderable } from './accept.ts';
import { Production, ProductionFields, presentProduction, toColumns } from './production.ts';
import { requireChosenProfile } from './settings-choice.ts';

export const CreateProduction = Type.Object(
  { upload_id: Type.Union([UploadId, NumericId]), ...ProductionFields },
  strict,
);

export const createRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, queues, profiles, config: { OUTPUT_BASE_URL } },
) => {
  app.post(
    '/productions',
    {
      schema: {
        operationId: 'createProduction',
        description:
          'Accepts a render. It will reach an end whatever fails in between; follow it with getProduction.',
        tags: ['productions'],
        security: apiKeySecurity,
        headers: IdempotencyHeaders,
        body: CreateProduction,
        response: { 202: Production, ...problemResponses(400, 401, 404, 409, 413, 415, 422) },
      },
    },
    async ({ body, caller, headers, log }, reply) => {
      const request = identifyRequest(headers, {
        ...body,
        upload_id: toUploadAddress(String(body.upload_id)),
      });
      const earlier = request && (await findProductionByKey(db, caller.userId, request.key));
      if (request && !earlier) await refuseDeleted(caller.userId, request);
      const ulid = nextUlid();
      const production = earlier ?? (await insert(ulid, caller.userId, body, request));
      if (production.ulid === ulid) await enqueueAccepted(queues, [ulid], log);
      else {
        refuseReusedKey(request, production);
        reply.header('idempotent-replayed', 'true');
      }
      return reply
        .code(202)
        .header('location', `/api/productions/${production.ulid}`)
        .send(presentProduction(production, OUTPUT_BASE_URL));
    },
  );

  /** Its production took the key with it when it was deleted; the request must not make another. */
  async function refuseDeleted(userId: number, request: { key: string; hash: string }): Promise<void> {
    const made = await findMade(db, { userId, operation: 'createProduction', key: request.key });
    if (!made) return;
    refuseReusedKey(request, made);
    throw new Problem('PRODUCTION_NOT_FOUND', 'What this request made has been deleted.');
  }

  async function insert(
    ulid: string,
    userId: number,
    body: Static<typeof CreateProduction>,
    request: { key: string; hash: string } | undefined,
  ): Promise<OwnedProduction> {
    const upload = await requireRenderable(db, userId, body.upload_id);
    requireChosenProfile(profiles, upload, body);
    const wanted = { ulid, uploadId: upload.id, userId, ...toColumns(body), request };
    const production = await insertProduction(db, wanted).catch(refuseGoneUpload);
    return { ...production, upload_uuid: upload.asset_uuid, retried_from_ulid: null };
  }
};
