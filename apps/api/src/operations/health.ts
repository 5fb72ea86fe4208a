import { pingQueues } from '@bacs/queue';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';

const Check = Type.Enum(['ok', 'unreachable']);
const Readiness = Type.Object({ mysql: Check, redis: Check });

/** Tells orchestrators whether this process runs, and whether it can reach what it needs. */
export const healthRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { db, queues }) => {
  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'getLiveness',
        summary: 'Check that the process runs',
        description: 'Needs no API key. Answers 200 as long as the process runs.',
        tags: ['health'],
        response: { 200: Type.Object({ status: Type.Literal('ok') }) },
      },
    },
    async () => ({ status: 'ok' as const }),
  );

  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'getReadiness',
        summary: 'Check that the process can serve requests',
        description:
          'Needs no API key. Answers 200 when MySQL and Redis can be reached within a second, else 503.',
        tags: ['health'],
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const [mysql, redisAnswer] = await Promise.all([
        check(sql`SELECT 1`.execute(db)),
        check(pingQueues(queues)),
      ]);
      const ready = mysql === 'ok' && redisAnswer === 'ok';
      return reply.code(ready ? 200 : 503).send({ mysql, redis: redisAnswer });
    },
  );
};

async function check(answer: Promise<unknown>): Promise<'ok' | 'unreachable'> {
  const timeout = AbortSignal.timeout(1_000);
  const tooLate = new Promise<'unreachable'>((resolve) => {
    timeout.addEventListener('abort', () => resolve('unreachable'), { once: true });
  });
  return await Promise.race([
    answer.then(
      () => 'ok' as const,
      () => 'unreachable' as const,
    ),
    tooLate,
  ]);
}
