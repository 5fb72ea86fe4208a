import { findDeletionOf, listDeletionsOf } from '@bacs/db/deletions';
import { findProductionOf } from '@bacs/db/productions';
import { findUploadOf } from '@bacs/db/uploads';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import {
  DeletionId,
  ProductionId,
  toProductionAddress,
  toUploadAddress,
  UploadId,
} from '../http/addresses.ts';
import { defaultLimit, idCursorAfter, NextCursor, PageQuery, parseIdCursor } from '../http/cursors.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { beginDeletion } from './begin.ts';
import { Deletion, DeletionPlan, presentDeletion } from './deletion.ts';
import { planDeletion } from './plan.ts';

const DeleteQuery = Type.Object(
  {
    force: Type.Optional(Type.Boolean({ default: false, description: 'What is published too' })),
    dry_run: Type.Optional(Type.Boolean({ default: false, description: 'Only tell what would be deleted' })),
  },
  strict,
);

const description = [
  'No feed shows it from now on; its renders are cancelled, its objects deleted, then its rows. Follow it with getDeletion.',
  'Asked again, also once it is gone, it answers with the same deletion; one that failed is tried again.',
].join(' ');

const responses = { 200: DeletionPlan, 202: Deletion, ...problemResponses(400, 401, 404, 409, 413, 415) };
const tags = ['deletions'];
const security = apiKeySecurity;

export const deletionRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db } = deps;

  app.delete(
    '/productions/:id',
    {
      schema: {
        operationId: 'deleteProduction',
        description,
        tags,
        security,
        params: Type.Object({ id: ProductionId }),
        querystring: DeleteQuery,
        response: responses,
      },
    },
    async ({ caller, params, query: { force = false, dry_run }, log }, reply) => {
      const address = toProductionAddress(params.id);
      const row = await findProductionOf(db, caller.userId, address);
      const target = row && { production: row.id };
      if (dry_run) {
        if (!target) throw new Problem('PRODUCTION_NOT_FOUND');
        return reply.code(200).send(await planDeletion(deps, target));
      }
      const wanted = { caller, address: { production: address }, target, force };
      const deletion = await beginDeletion(deps, { ...wanted, notFound: 'PRODUCTION_NOT_FOUND' }, log);
      reply.header('location', `/api/deletions/${deletion.ulid}`);
      return reply.code(202).send(presentDeletion(deletion));
    },
  );

  app.delete(
    '/uploads/:id',
    {
      schema: {
        operationId: 'deleteUpload',
        description: `The upload and all its productions. ${description}`,
        tags,
        security,
        params: Type.Object({ id: UploadId }),
        querystring: DeleteQuery,
        response: responses,
      },
    },
    async ({ caller, params, query: { force = false, dry_run }, log }, reply) => {
      const address = toUploadAddress(params.id);
      const row = await findUploadOf(db, caller.userId, address);
      const target = row && { upload: row.id };
      if (dry_run) {
        if (!target) throw new Problem('UPLOAD_NOT_FOUND');
        return reply.code(200).send(await planDeletion(deps, target));
      }
      const wanted = { caller, address: { upload: address }, target, force };
      const deletion = await beginDeletion(deps, { ...wanted, notFound: 'UPLOAD_NOT_FOUND' }, log);
      reply.header('location', `/api/deletions/${deletion.ulid}`);
      return reply.code(202).send(presentDeletion(deletion));
    },
  );

  app.get(
    '/deletions/:id',
    {
      schema: {
        operationId: 'getDeletion',
        tags,
        security,
        params: Type.Object({ id: DeletionId }),
        response: { 200: Deletion, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => {
      const deletion = await findDeletionOf(db, caller.userId, params.id.toUpperCase());
      if (!deletion) throw new Problem('DELETION_NOT_FOUND');
      return presentDeletion(deletion);
    },
  );

  app.get(
    '/deletions',
    {
      schema: {
        operationId: 'listDeletions',
        tags,
        security,
        querystring: Type.Object(PageQuery, strict),
        response: {
          200: Type.Object({ items: Type.Array(Deletion), next_cursor: NextCursor }),
          ...problemResponses(400, 401),
        },
      },
    },
    async ({ caller, query: { limit = defaultLimit, cursor } }) => {
      const deletions = await listDeletionsOf(db, caller.userId, { before: parseIdCursor(cursor), limit });
      return { items: deletions.map(presentDeletion), next_cursor: idCursorAfter(deletions, limit) };
    },
  );
};
