import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { handleError } from '../http/problem-details.ts';
import { toolPolicy } from '../http/security-headers.ts';
import { admitOperators } from './admit-operators.ts';
import { boardPath } from './job-url.ts';
import { ProductionJobs } from './production-jobs.ts';

/**
 * Serves Bull Board to operators. It is read-only, since a retry or a removal there would bypass the database, which is
 * the truth.
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
  await admitOperators(scope, deps);
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', toolPolicy);
  });

  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(boardPath);
  createBullBoard({
    serverAdapter,
    queues: Object.values(queues).map((queue) =>
      queue === queues.render
        ? new ProductionJobs(queues.render, db)
        : new BullMQAdapter(queue, { readOnlyMode: true }),
    ),
    options: { uiConfig: { boardTitle: 'bacs productions' } },
  });
  keepFromStrangers(scope);
  await scope.register(serverAdapter.registerPlugin(), { prefix: boardPath });
}

/** Bull Board's document asks Google for fonts, and with that tells a stranger who looks at it when. */
function keepFromStrangers(scope: FastifyInstance): void {
  scope.addHook('onSend', async (_request, reply, payload) => {
    const isDocument = String(reply.getHeader('content-type')).startsWith('text/html');
    if (!isDocument || typeof payload !== 'string') return payload;
    return payload.replace(/<link [^>]*href="https:[^>]*>/g, '');
  });
}
