import { randomUUID } from 'node:crypto';
import type { Upload as UploadRow } from '@bacs/db';
import { makeOnce } from '@bacs/db/requests';
import { findUploadOf, insertUpload, listUploadsOf, type NewUpload, tryMarkUploaded } from '@bacs/db/uploads';
import { buildUploadKey, orientationOf } from '@bacs/mc-profiles';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { toUploadAddress, UploadId } from '../http/addresses.ts';
import { defaultLimit, idCursorAfter, NextCursor, PageQuery, parseIdCursor } from '../http/cursors.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequestOf, makeOrReplay } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import {
  apiKeySecurity,
  Nullable,
  Paragraphs,
  strict,
  Text,
  Timestamp,
  toTimestamp,
} from '../http/schemas.ts';
import { contentTypes, extensionOf, findObject, presignUpload } from './objects.ts';

const UploadStatus = Type.Enum(
  ['signed', 'uploading', 'uploaded', 'failed', 'queued', 'processing', 'completed'],
  {
    description:
      '`signed` until the file is complete, then `uploaded`; what the older system made may be anything else',
  },
);

const Upload = Type.Object(
  {
    id: Type.Integer(),
    uuid: Nullable(Type.String()),
    status: UploadStatus,
    filename: Nullable(Type.String()),
    content_type: Nullable(Type.String()),
    size_bytes: Nullable(Type.Integer()),
    width: Nullable(Type.Integer()),
    height: Nullable(Type.Integer()),
    duration_seconds: Nullable(Type.Integer()),
    created_at: Nullable(Timestamp),
    uploaded_at: Nullable(Timestamp),
  },
  { title: 'Upload' },
);

const CreateUpload = Type.Object(
  {
    filename: Text(255),
    content_type: Type.Enum(contentTypes),
    size_bytes: Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Exactly what will be sent',
    }),
    width: Type.Optional(Type.Integer({ minimum: 1, maximum: 16_384 })),
    height: Type.Optional(Type.Integer({ minimum: 1, maximum: 16_384 })),
    description: Type.Optional(Paragraphs(5_000)),
  },
  strict,
);

const PresignedPost = Type.Object(
  {
    url: Type.String({
      description: 'Send a multipart/form-data POST here: all fields, then the file as `file`',
    }),
    fields: Type.Record(Type.String(), Type.String()),
    expires_at: Timestamp,
  },
  {
    title: 'PresignedPost',
    description: 'null once the file is complete: there is nothing to send any more',
  },
);

const tags = ['uploads'];
const security = apiKeySecurity;

export const uploadRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, s3, publicS3, config },
) => {
  app.post(
    '/uploads',
    {
      schema: {
        operationId: 'createUpload',
        summary: 'Announce a file',
        description: [
          'Answers where to POST the file, which may be done within the hour; then call completeUpload.',
          'Sent again with the same Idempotency-Key, it answers the same upload with a new hour.',
        ].join(' '),
        tags,
        security,
        headers: IdempotencyHeaders,
        body: CreateUpload,
        response: {
          201: Type.Object({ upload: Upload, post: Nullable(PresignedPost) }, { title: 'CreatedUpload' }),
          ...problemResponses(400, 401, 404, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { body, caller } = request;
      const again = identifyRequestOf(request, 'createUpload', body);
      const { ids } = await makeOrReplay(db, again, reply, () => {
        if (body.size_bytes > config.MAX_UPLOAD_BYTES)
          throw new Problem('FILE_TOO_LARGE', `At most ${config.MAX_UPLOAD_BYTES} bytes.`);
        const upload = buildUpload(body, { bucket: config.UPLOAD_BUCKET, userId: caller.userId });
        return makeOnce(db, again, async (tx) => [await insertUpload(tx, upload)]);
      });
      const upload = await findUploadOf(db, caller.userId, { id: ids[0] ?? 0 });
      if (!upload || upload.deletion_id !== null) throw new Problem('UPLOAD_NOT_FOUND');
      return reply
        .code(201)
        .header('location', `/api/uploads/${upload.asset_uuid}`)
        .send({ upload: present(upload), post: await presign(upload) });
    },
  );

  app.post(
    '/uploads/:id/complete',
    {
      schema: {
        operationId: 'completeUpload',
        tags,
        security,
        params: Type.Object({ id: UploadId }),
        response: { 200: Upload, ...problemResponses(400, 401, 404, 409, 413, 415) },
      },
    },
    async (request) => {
      const upload = await findOwn(request);
      if (upload.deletion_id !== null) throw new Problem('UPLOAD_NOT_FOUND');
      const object = await findObject(s3, { bucket: upload.s3_bucket, key: upload.s3_key });
      if (!object) throw new Problem('OBJECT_MISSING', 'POST the file first, as createUpload answered.');
      if (upload.size_bytes !== null && object.size !== upload.size_bytes) {
        throw new Problem(
          'OBJECT_SIZE_MISMATCH',
          `Announced ${upload.size_bytes} bytes, found ${object.size}.`,
        );
      }
      await tryMarkUploaded(db, upload.id, { etag: object.etag });
      return present(await findOwn(request));
    },
  );

  app.get(
    '/uploads/:id',
    {
      schema: {
        operationId: 'getUpload',
        tags,
        security,
        params: Type.Object({ id: UploadId }),
        response: { 200: Upload, ...problemResponses(400, 401, 404) },
      },
    },
    async (request) => present(await findOwn(request)),
  );

  app.get(
    '/uploads',
    {
      schema: {
        operationId: 'listUploads',
        tags,
        security,
        querystring: Type.Object(PageQuery, strict),
        response: {
          200: Type.Object({ items: Type.Array(Upload), next_cursor: NextCursor }),
          ...problemResponses(400, 401),
        },
      },
    },
    async (request) => {
      const { limit = defaultLimit, cursor } = request.query;
      const uploads = await listUploadsOf(db, request.caller.userId, {
        before: parseIdCursor(cursor),
        limit,
      });
      return { items: uploads.map(present), next_cursor: idCursorAfter(uploads, limit) };
    },
  );

  /** Where its file goes; nowhere any more once it is complete. */
  async function presign({ status, s3_bucket: bucket, s3_key: key, content_type, size_bytes }: UploadRow) {
    if (status !== 'signed' || content_type === null || size_bytes === null) return null;
    return await presignUpload(publicS3, { bucket, key }, { contentType: content_type, size: size_bytes });
  }

  async function findOwn({ caller, params }: { caller: { userId: number }; params: { id: string } }) {
    const upload = await findUploadOf(db, caller.userId, toUploadAddress(params.id));
    if (!upload) throw new Problem('UPLOAD_NOT_FOUND');
    return upload;
  }
};

function buildUpload(
  body: Static<typeof CreateUpload>,
  { bucket, userId }: { bucket: string; userId: number },
): NewUpload {
  const { filename, content_type, size_bytes, width = null, height = null, description = null } = body;
  const uuid = randomUUID();
  const date = new Date().toISOString().slice(0, 10);
  return {
    s3_bucket: bucket,
    s3_key: buildUploadKey({ date, uuid, extension: extensionOf(content_type) }),
    original_filename: filename,
    description,
    content_type,
    size_bytes,
    width,
    height,
    asset_uuid: uuid,
    date_ymd: date,
    orientation: orientationOf(width, height) ?? null,
    user_id: userId,
  };
}

function present(upload: UploadRow): Static<typeof Upload> {
  return {
    id: upload.id,
    uuid: upload.asset_uuid,
    status: upload.status,
    filename: upload.modified_filename ?? upload.original_filename,
    content_type: upload.content_type,
    size_bytes: upload.size_bytes,
    width: upload.width,
    height: upload.height,
    duration_seconds: upload.duration_seconds,
    created_at: toTimestamp(upload.created_at),
    uploaded_at: toTimestamp(upload.uploaded_at),
  };
}
