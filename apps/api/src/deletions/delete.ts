import type { Database } from '@bacs/db';
import type { DeletionAddress, DeletionTarget } from '@bacs/db/deletions';
import { findProductionOf } from '@bacs/db/productions';
import { findUploadOf } from '@bacs/db/uploads';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type TString, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { ProductionId, toProductionAddress, toUploadAddress, UploadId } from '../http/addresses.ts';
import { Problem, type ProblemCode } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { tellSubject } from '../http/tell-subject.ts';
import { beginDeletion } from './begin.ts';
import { Deletion, DeletionPlan, presentDeletion } from './deletion.ts';
import { planDeletion } from './plan.ts';

type Deletable = {
  path: string;
  operationId: string;
  description: string;
  id: TString;
  notFound: ProblemCode;
  toAddress: (id: string) => DeletionAddress;
  /** Finds the caller's own target, as long as its row exists. */
  findTarget: (db: Database, userId: number, id: string) => Promise<DeletionTarget | undefined>;
};

const description = [
  'Only its owner may delete it. No feed shows it from now on. A worker cancels its renders, deletes its',
  'objects and then its rows; follow the deletion with getDeletion. A second call answers the same',
  'deletion, even after everything is deleted, and restarts it if it failed.',
].join(' ');

const production: Deletable = {
  path: '/productions/:id',
  operationId: 'deleteProduction',
  description: `Deletes the production. ${description}`,
  id: ProductionId,
  notFound: 'PRODUCTION_NOT_FOUND',
  toAddress: (id) => ({ production: toProductionAddress(id) }),
  findTarget: async (db, userId, id) => {
    const row = await findProductionOf(db, userId, toProductionAddress(id));
    return row && { production: row.id };
  },
};

const upload: Deletable = {
  path: '/uploads/:id',
  operationId: 'deleteUpload',
  description: `Deletes the upload and all its productions. ${description}`,
  id: UploadId,
  notFound: 'UPLOAD_NOT_FOUND',
  toAddress: (id) => ({ upload: toUploadAddress(id) }),
  findTarget: async (db, userId, id) => {
    const row = await findUploadOf(db, userId, toUploadAddress(id));
    return row && { upload: row.id };
  },
};

const DeleteQuery = Type.Object(
  {
    force: Type.Optional(
      Type.Boolean({ default: false, description: 'true also deletes what is published' }),
    ),
    dry_run: Type.Optional(
      Type.Boolean({ default: false, description: 'true deletes nothing and answers what would be deleted' }),
    ),
  },
  strict,
);

export const deleteRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  for (const { path, id, notFound, toAddress, findTarget, ...documentation } of [production, upload])
    app.delete(
      path,
      {
        schema: {
          ...documentation,
          tags: ['deletions'],
          security: apiKeySecurity,
          params: Type.Object({ id }),
          querystring: DeleteQuery,
          response: { 200: DeletionPlan, 202: Deletion, ...problemResponses(400, 401, 404, 409, 413, 415) },
        },
      },
      async (request, reply) => {
        const { caller, params, query, log } = request;
        const { force = false, dry_run } = query;
        const target = await findTarget(deps.db, caller.userId, params.id);
        if (dry_run) {
          if (!target) throw new Problem(notFound);
          return reply.code(200).send(await planDeletion(deps, target));
        }
        const wanted = { caller, address: toAddress(params.id), target, force, notFound };
        const deletion = await beginDeletion(deps, wanted, log);
        tellSubject(deps, request, { deletion: deletion.ulid });
        reply.header('location', `/api/deletions/${deletion.ulid}`);
        return reply.code(202).send(presentDeletion(deletion));
      },
    );
};
