import { listUploadsOf } from '@bacs/db/uploads';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Page, PageQuery, readPage, toPage } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { presentUpload, Upload } from './upload.ts';

export const listRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.get(
    '/uploads',
    {
      schema: {
        operationId: 'listUploads',
        description: 'Lists your uploads, newest first.',
        tags: ['uploads'],
        security: apiKeySecurity,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Page(Upload), ...problemResponses(400, 401) },
      },
    },
    async ({ caller, query }) => {
      const page = readPage(query);
      return toPage(await listUploadsOf(db, caller.userId, page), page, presentUpload);
    },
  );
};
