import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { presentUpload, requireReadableUpload, Upload, UploadParams } from './upload.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/uploads/:id',
    {
      schema: {
        operationId: 'getUpload',
        description: 'Answers an upload of yours. An operator reads everybody’s.',
        tags: ['uploads'],
        security: apiKeySecurity,
        params: UploadParams,
        response: { 200: Upload, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => presentUpload(await requireReadableUpload(db, caller, params.id)),
  );
};
