import { findDeletion, findDeletionOf } from '@bacs/db/deletions';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { DeletionId } from '../http/addresses.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { Deletion, presentWaiting } from './deletion.ts';

export const getRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db, lookAtFleet }) => {
  app.get(
    '/deletions/:id',
    {
      schema: {
        operationId: 'getDeletion',
        description: 'Answers a deletion that you started. An operator reads everybody’s.',
        tags: ['deletions'],
        security: apiKeySecurity,
        params: Type.Object({ id: DeletionId }),
        response: { 200: Deletion, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => {
      const ulid = params.id.toUpperCase();
      const deletion =
        caller.role === 'operator'
          ? await findDeletion(db, ulid)
          : await findDeletionOf(db, caller.userId, ulid);
      if (!deletion) throw new Problem('DELETION_NOT_FOUND');
      return presentWaiting(await lookAtFleet(), deletion);
    },
  );
};
