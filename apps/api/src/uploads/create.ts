import { randomUUID } from 'node:crypto';
import type { Upload as UploadRow } from '@bacs/db';
import { countAnnounced, findUploadOf, insertUpload, type NewUpload } from '@bacs/db/uploads';
import { buildUploadKey, orientationOf } from '@bacs/domain';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { IdempotencyHeaders, identifyRequest, makeOrReplay, requireMadeId } from '../http/idempotency.ts';
import { problemResponses } from '../http/problem-details.ts';
import { makeOneMore } from '../http/quota.ts';
import { apiKeySecurity, Nullable, Paragraphs, strict, Text, Timestamp } from '../http/schemas.ts';
import { contentTypes, extensionOf } from './content-types.ts';
import { presignUpload } from './objects.ts';
import { presentUpload, Upload } from './upload.ts';

const CreateUpload = Type.Object(
  {
    filename: Text(255),
    content_type: Type.String({
      maxLength: 255,
      // It travels in a header of S3.
      pattern: '^[!-~]([ -~]*[!-~])?$',
      description: [
        'Type of the file, as the browser says it: case and parameters such as `codecs` do not matter. Allowed are',
        contentTypes.map((type) => `\`${type}\``).join(', '),
      ].join(' '),
    }),
    size_bytes: Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Exact size of the file in bytes',
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
      description: [
        'The address for a multipart/form-data POST. It contains all `fields` first and the file as `file`',
        'last.',
      ].join(' '),
    }),
    fields: Type.Record(Type.String(), Type.String()),
    expires_at: Timestamp,
  },
  {
    title: 'PresignedPost',
    description: 'null when the file is complete and no POST is needed',
  },
);

export const createRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, publicS3, config } = deps;
  const announced = {
    what: 'uploads whose file has not come',
    remedy: 'Complete or delete some of them.',
    count: countAnnounced,
    most: config.MAX_ANNOUNCED_UPLOADS,
  };
  app.post(
    '/uploads',
    {
      schema: {
        operationId: 'createUpload',
        summary: 'Announce a file for upload',
        description: [
          'Creates an upload and answers where to POST the file. The address is valid for one hour. Call',
          'completeUpload after the POST. A repeated request with the same Idempotency-Key answers the same',
          'upload with an address that is valid for another hour. An upload that is not completed by its `expires_at`',
          'is deleted.',
        ].join(' '),
        tags: ['uploads'],
        security: apiKeySecurity,
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
      const again = identifyRequest(request, 'createUpload', body);
      const made = await makeOrReplay(db, again, reply, () => {
        if (body.size_bytes > config.MAX_UPLOAD_BYTES)
          throw new Problem('FILE_TOO_LARGE', `A file may have at most ${config.MAX_UPLOAD_BYTES} bytes.`);
        const upload = buildUpload(body, { bucket: config.UPLOAD_BUCKET, userId: caller.userId });
        const expiresAfterMs = config.UPLOAD_EXPIRY_MS;
        return makeOneMore(deps, request, again, announced, (tx) =>
          insertUpload(tx, upload, { expiresAfterMs }),
        );
      });
      const upload = await findUploadOf(db, caller.userId, { id: requireMadeId(made) });
      if (!upload || upload.deletion_id !== null) throw new Problem('UPLOAD_NOT_FOUND');
      return reply
        .code(201)
        .header('location', `/api/uploads/${upload.asset_uuid}`)
        .send({ upload: presentUpload(upload), post: await presign(upload) });
    },
  );

  /** Says where to POST the file; null once the file is complete. */
  async function presign({ status, s3_bucket: bucket, s3_key: key, content_type, size_bytes }: UploadRow) {
    if (status !== 'signed' || content_type === null || size_bytes === null) return null;
    return await presignUpload(publicS3, { bucket, key }, { contentType: content_type, size: size_bytes });
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
