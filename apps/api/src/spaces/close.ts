import type { Database } from '@bacs/db';
import type { Caller } from '@bacs/db/keys';
import { type ReadableSpace, tryClose, tryReopen } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { requireSpace, requireSpaceFor } from './access.ts';
import { presentSpace, Space, SpaceParams } from './space.ts';

const answers = { 200: Space, ...problemResponses(400, 401, 403, 404, 413, 415) };

export const closeRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db }) => {
  app.post(
    '/spaces/:id/close',
    {
      schema: {
        operationId: 'closeSpace',
        summary: 'Close a space, as an operator',
        description: [
          'No feed shows anything of the space from now on, and nothing can be published into it. Soon after, its',
          'publications become `unpublished`. Its owner and its moderators still read it. A second call changes',
          'nothing.',
        ].join(' '),
        tags: ['spaces'],
        security: apiKeySecurity,
        params: SpaceParams,
        response: answers,
      },
    },
    async ({ caller, params }) => {
      const { id } = await requireAsOperator(db, caller, params.id);
      await tryClose(db, id, caller.userId);
      return presentSpace(await requireSpace(db, caller, id));
    },
  );

  app.post(
    '/spaces/:id/reopen',
    {
      schema: {
        operationId: 'reopenSpace',
        summary: 'Open a closed space again, as an operator',
        description: [
          'All that the space has shown stays `unpublished` until somebody publishes it again. Soon after a close, not',
          'all of it is `unpublished` yet: then the answer is SPACE_CLOSING, and `Retry-After` says when to try again.',
          'A deleted space cannot be opened again. A second call changes nothing.',
        ].join(' '),
        tags: ['spaces'],
        security: apiKeySecurity,
        params: SpaceParams,
        response: { ...answers, ...problemResponses(409) },
      },
    },
    async ({ caller, params }) => {
      const { id } = await requireAsOperator(db, caller, params.id);
      await tryReopen(db, id);
      const space = await requireSpace(db, caller, id);
      if (space.closed_at !== null) throw new Problem('SPACE_CLOSING', undefined, { retryAfter: 10 });
      return presentSpace(space);
    },
  );
};

/** @throws OPERATOR_ONLY for members of the space, and SPACE_NOT_FOUND for everybody else. */
async function requireAsOperator(db: Database, caller: Caller, id: number): Promise<ReadableSpace> {
  const space = await requireSpaceFor(db, caller, id, () => true);
  if (!space.isOperator) throw new Problem('OPERATOR_ONLY');
  return space;
}
