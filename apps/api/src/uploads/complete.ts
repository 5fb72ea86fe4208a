import type { Upload as UploadRow } from '@bacs/db';
import { tryMarkUploaded, tryReplaceEtag } from '@bacs/db/uploads';
import { compareFiles, type FileVersion } from '@bacs/s3';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { findObject } from './objects.ts';
import { requestDescription } from './request-description.ts';
import { presentUpload, requireUpload, Upload, UploadParams } from './upload.ts';

export const completeRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db, s3, queues }) => {
  app.post(
    '/uploads/:id/complete',
    {
      schema: {
        operationId: 'completeUpload',
        description: [
          'Checks that the file is in S3 and has the announced size. Only the owner of the upload may call this. A',
          'completed upload can be rendered. It keeps the file that it was completed with: if another one has been',
          'sent to its address since, this answers 409 with `OBJECT_CHANGED`. If S3 does not tell whether the bytes',
          'are the same, as with keys of KMS, this accepts the file that is there.',
        ].join(' '),
        tags: ['uploads'],
        security: apiKeySecurity,
        params: UploadParams,
        response: { 200: Upload, ...problemResponses(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ caller, params, log }) => {
      const upload = await requireUpload(db, caller, params.id);
      if (upload.deletion_id !== null) throw new Problem('UPLOAD_NOT_FOUND');
      const object = await findObject(s3, { bucket: upload.s3_bucket, key: upload.s3_key });
      if (!object)
        throw new Problem('OBJECT_MISSING', 'First POST the file to the address that createUpload answered.');
      if (upload.size_bytes !== null && object.size !== upload.size_bytes) {
        throw new Problem(
          'OBJECT_SIZE_MISMATCH',
          `The announced size is ${upload.size_bytes} bytes; the file has ${object.size}.`,
        );
      }
      const isNew =
        (await tryMarkUploaded(db, upload.id, { etag: object.etag })) ||
        (await acceptAgain(await requireUpload(db, caller, params.id), object));
      const completed = await requireUpload(db, caller, params.id);
      if (isNew) await requestDescription(queues, completed, log);
      return presentUpload(completed);
    },
  );

  /**
   * Accepts the file of an upload that is complete.
   * @returns whether it may be another file than before.
   * @throws OBJECT_CHANGED when the upload was completed with another file; UPLOAD_NOT_FOUND when its deletion has begun.
   */
  async function acceptAgain({ id, etag, deletion_id }: UploadRow, object: FileVersion): Promise<boolean> {
    if (deletion_id !== null) throw new Problem('UPLOAD_NOT_FOUND');
    const comparison = compareFiles(etag, object);
    if (comparison === 'changed')
      throw new Problem(
        'OBJECT_CHANGED',
        'POST the first file again, or create another upload for this one.',
      );
    return comparison === 'unknown' && (await tryReplaceEtag(db, id, { from: etag, to: object.etag }));
  }
};
