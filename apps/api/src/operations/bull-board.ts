import { findCaller } from '@bacs/db/keys';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import basicAuth from '@fastify/basic-auth';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { nameCaller } from '../http/authentication.ts';
import { Problem } from '../http/errors.ts';
import { handleError, toProblem } from '../http/problem-details.ts';
import { refuseGuesser } from '../http/rate-limits.ts';
import { boardPolicy } from '../http/security-headers.ts';

/**
 * Serves Bull Board to operators, who sign in with any name and an operator's API key as the password. It is read-only,
 * since a retry or a removal there would bypass the database, which is the truth.
 */
export async function bullBoard(scope: FastifyInstance, deps: Dependencies): Promise<void> {
  const { db, queues, redis } = deps;
  // Bull Board's own handler would answer with the error texts of Redis and MySQL.
  scope.addHook('onRoute', (route) => {
    route.errorHandler = (error, request, reply) => {
      const isAway = !(error instanceof Problem) && redis.status !== 'ready';
      return handleError(
        isAway ? new Problem('QUEUE_UNAVAILABLE', undefined, { cause: error }) : error,
        request,
        reply,
      );
    };
  });
  await scope.register(basicAuth, {
    authenticate: { realm: 'bacs operators' },
    validate: async (_name, key, request, reply) => {
      const caller = await findCaller(db, key).catch((error) => {
        // The plugin answers 401 to any error without a status.
        throw toProblem(error);
      });
      if (caller?.role === 'operator') return nameCaller(request, reply, caller);
      await refuseGuesser(deps, { request, reply });
      throw new Problem('UNAUTHENTICATED', 'Sign in with the API key of an operator.');
    },
  });
  scope.addHook('onRequest', scope.basicAuth);
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', boardPolicy);
  });

  const basePath = '/admin/queues';
  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(basePath);
  createBullBoard({
    serverAdapter,
    queues: Object.values(queues).map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    options: { uiConfig: { boardTitle: 'bacs productions' } },
  });
  await scope.register(serverAdapter.registerPlugin(), { prefix: basePath });
}
