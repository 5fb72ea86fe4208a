import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';

export const Worker = Type.Object(
  {
    id: Type.String({ description: 'Made anew at each start of the process' }),
    host: Type.String(),
    release: Type.String({ description: 'What RELEASE names, by default the version of the worker' }),
    started_at: Type.String({ format: 'date-time', description: 'By the clock of the worker' }),
    queues: Type.Array(Type.String()),
    profiles: Type.Array(Type.String()),
    profiles_hash: Type.String({ description: 'Equal for workers whose profiles are equal' }),
  },
  { title: 'Worker' },
);

/** Tells operators who works on the queues. */
export const workerRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { lookAtFleet }) => {
  app.get(
    '/workers',
    {
      schema: {
        operationId: 'listWorkers',
        description: [
          'Answers operators the workers that are alive and the queues that somebody has paused. Each worker tells of',
          'itself every few seconds; one that is silent for 20 s is not listed.',
        ].join(' '),
        tags: ['operations'],
        security: apiKeySecurity,
        response: {
          200: Type.Object(
            { items: Type.Array(Worker), paused_queues: Type.Array(Type.String()) },
            { title: 'Workers' },
          ),
          ...problemResponses(400, 401, 403),
        },
      },
    },
    async ({ caller }) => {
      if (caller.role !== 'operator') throw new Problem('OPERATOR_ONLY');
      const fleet = await lookAtFleet();
      if (!fleet) throw new Problem('QUEUE_UNAVAILABLE');
      return { items: fleet.workers, paused_queues: fleet.paused };
    },
  );
};
