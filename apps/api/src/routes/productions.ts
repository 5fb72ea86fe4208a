import {
  findProductionOf,
  findUploadOf,
  insertProduction,
  listProductionsOf,
  type OwnedProduction,
  type Upload,
} from '@bacs/db';
import { chooseProfile, UnknownProfileError } from '@bacs/mc-profiles';
import { enqueueRender } from '@bacs/queue';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { monotonicFactory } from 'ulid';
import { NumericId, ProductionId, toProductionAddress, toUploadAddress, UploadId } from '../addresses.ts';
import { defaultLimit, idCursorAfter, NextCursor, PageQuery, parseIdCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../errors.ts';
import { IdempotencyHeaders, identifyRequest, refuseReusedKey } from '../idempotency.ts';
import { outputUrls } from '../media-urls.ts';
import { problemResponses, toReason } from '../problem-details.ts';
import { BlockedReason, ProductionStatus, presentStatus } from '../production-status.ts';
import { apiKeySecurity, Nullable, strict, Text, Timestamp, toTimestamp } from '../schemas.ts';

const Config = {
  profile: Type.Optional(
    Type.String({ minLength: 1, maxLength: 128, description: 'Chosen by the size when absent' }),
  ),
  quality: Type.Optional(Type.Enum(['standard', 'hq'])),
  sound: Type.Optional(Type.Enum(['original', 'normalize'])),
};

const CreateProduction = Type.Object(
  { upload_id: Type.Union([UploadId, NumericId]), name: Type.Optional(Text(255)), ...Config },
  strict,
);

const StoredConfig = Type.Object(Config);

const Outputs = Type.Array(
  Type.Object({
    orientation: Type.String(),
    playlist_url: Type.String(),
    poster_url: Nullable(Type.String()),
    renditions: Type.Array(
      Type.Object({
        name: Type.String(),
        width: Nullable(Type.Integer()),
        height: Nullable(Type.Integer()),
        bandwidth: Type.Integer({ description: 'Bits per second' }),
        duration_seconds: Type.Number(),
        playlist_url: Type.String(),
      }),
    ),
  }),
);

const Production = Type.Object(
  {
    id: Type.Integer(),
    ulid: Nullable(Type.String()),
    upload_uuid: Nullable(Type.String()),
    name: Nullable(Type.String()),
    status: ProductionStatus,
    blocked_reason: BlockedReason,
    attempt: Type.Integer(),
    progress_percent: Type.Integer({ minimum: 0, maximum: 100 }),
    config: StoredConfig,
    profile: Nullable(Type.String({ description: 'The profile it is rendered with, once chosen' })),
    output_prefix: Nullable(Type.String()),
    mediaconvert_job_id: Nullable(Type.String()),
    error: Nullable(Type.Object({ code: Nullable(Type.String()), message: Nullable(Type.String()) })),
    outputs: Nullable(Outputs),
    created_at: Nullable(Timestamp),
    started_at: Nullable(Timestamp),
    completed_at: Nullable(Timestamp),
  },
  { title: 'Production' },
);

const tags = ['productions'];
const security = apiKeySecurity;

export const productionRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, queues, profiles, config: { OUTPUT_BASE_URL } },
) => {
  const nextUlid = monotonicFactory();
  const present = (production: OwnedProduction) => presentProduction(production, OUTPUT_BASE_URL);

  app.post(
    '/productions',
    {
      schema: {
        operationId: 'createProduction',
        description:
          'Accepts a render. It will reach an end whatever fails in between; follow it with getProduction.',
        tags,
        security,
        headers: IdempotencyHeaders,
        body: CreateProduction,
        response: { 202: Production, ...problemResponses(400, 401, 404, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { body, caller, headers, log } = request;
      const { upload_id, name = null, ...config } = body;
      const address = toUploadAddress(String(upload_id));
      const upload = await findUploadOf(db, caller.userId, address);
      if (!upload) throw new Problem('UPLOAD_NOT_FOUND');
      refuseUnrenderable(upload);
      if (config.profile !== undefined) refuseUnknownProfile(chooseProfile(config));

      const ulid = nextUlid();
      const identity = identifyRequest(headers, { ...body, upload_id: address });
      const production = await insertProduction(db, {
        ulid,
        uploadId: upload.id,
        userId: caller.userId,
        name,
        config,
        request: identity,
      });
      if (production.ulid !== ulid) {
        refuseReusedKey(identity, production);
        reply.header('idempotent-replayed', 'true');
      } else {
        // Accepted: from here on nothing may turn the answer into an error. What Redis misses, reconcile brings.
        await enqueueRender(queues, { production_ulid: ulid, attempt: 1 }).catch((error) =>
          log.warn({ production: ulid, reason: toReason(error) }, 'not enqueued; reconcile will'),
        );
      }
      const accepted = present({ ...production, upload_uuid: upload.asset_uuid });
      return reply.code(202).header('location', `/api/productions/${production.ulid}`).send(accepted);
    },
  );

  app.get(
    '/productions/:id',
    {
      schema: {
        operationId: 'getProduction',
        tags,
        security,
        params: Type.Object({ id: ProductionId }),
        response: { 200: Production, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => {
      const production = await findProductionOf(db, caller.userId, toProductionAddress(params.id));
      if (!production) throw new Problem('PRODUCTION_NOT_FOUND');
      return present(production);
    },
  );

  app.get(
    '/productions',
    {
      schema: {
        operationId: 'listProductions',
        tags,
        security,
        querystring: Type.Object(
          { ...PageQuery, upload_id: Type.Optional(UploadId), status: Type.Optional(ProductionStatus) },
          strict,
        ),
        response: {
          200: Type.Object({ items: Type.Array(Production), next_cursor: NextCursor }),
          ...problemResponses(400, 401, 404),
        },
      },
    },
    async ({ caller, query }) => {
      const { upload_id, status, limit = defaultLimit, cursor } = query;
      const upload = upload_id && (await findUploadOf(db, caller.userId, toUploadAddress(upload_id)));
      if (upload_id && !upload) throw new Problem('UPLOAD_NOT_FOUND');
      const filter = {
        uploadId: upload ? upload.id : undefined,
        status,
        before: parseIdCursor(cursor),
        limit,
      };
      const productions = await listProductionsOf(db, caller.userId, filter);
      return { items: productions.map(present), next_cursor: idCursorAfter(productions, limit) };
    },
  );

  function refuseUnknownProfile(name: string) {
    try {
      profiles.get(name);
    } catch (error) {
      if (error instanceof UnknownProfileError) throw new Problem('UNKNOWN_PROFILE', error.message);
      throw error;
    }
  }
};

// The status of an upload of the older system tells of its last render as well; only these two say "no file yet".
function refuseUnrenderable({ status }: Upload) {
  if (status === 'signed' || status === 'uploading') {
    throw new Problem('UPLOAD_INCOMPLETE', 'POST the file, then call completeUpload.');
  }
}

function presentProduction(production: OwnedProduction, baseUrl: string): Static<typeof Production> {
  const { error_code: code, error_message: message, outputs } = production;
  return {
    id: production.id,
    ulid: production.ulid,
    upload_uuid: production.upload_uuid,
    name: production.name,
    status: presentStatus(production.status),
    blocked_reason: production.blocked_reason,
    attempt: production.attempt,
    progress_percent: production.progress_percent,
    config: withoutNulls(production.config ?? {}),
    profile: production.profile,
    output_prefix: production.output_prefix,
    mediaconvert_job_id: production.mediaconvert_job_id,
    error: code === null && message === null ? null : { code, message },
    outputs: outputs && outputUrls(baseUrl, outputs),
    created_at: toTimestamp(production.created_at),
    started_at: toTimestamp(production.started_at),
    completed_at: toTimestamp(production.completed_at),
  };
}

/** The older system wrote null for what was not asked for. */
function withoutNulls(config: Static<typeof StoredConfig>): Static<typeof StoredConfig> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null));
}
