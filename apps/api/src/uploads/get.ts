import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { presentUpload, requireUpload, Upload, UploadParams } from './upload.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/uploads/:id',
    {
      schema: {
        operationId: 'getUpload',
        description: 'Answers an upload of yours.',
        tags: ['uploads'],
        security: apiKeySecurity,
        params: UploadParams,
        response: { 200: Upload, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => presentUpload(await requireUpload(db, caller, params.id)),
  );
};
