import { tallyProductions } from '@bacs/db/productions';
import { findBudget, tallyQueues, withDeadline } from '@bacs/queue';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Ulid } from '../http/addresses.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';
import { Problems } from '../operations/health.ts';
import { Worker } from '../operations/workers.ts';
import { ProductionStatus } from '../productions/status.ts';
import { recentAnswer } from '../recent-answer.ts';

const mostCounted = 1_000;
const maxAgeMs = 2_000;
const deadlineMs = 2_000;

const Queue = Type.Object({
  name: Type.String(),
  waiting: Type.Integer(),
  active: Type.Integer(),
  delayed: Type.Integer(),
  failed: Type.Integer(),
  paused: Type.Boolean(),
  oldest_waiting_at: Nullable(Timestamp),
  oldest_active_at: Nullable(Timestamp),
});

const Overview = Type.Object(
  {
    queues: Nullable(
      Type.Array(Queue, { description: 'null while Redis does not tell, as `fleet` and `budget`' }),
    ),
    productions: Type.Array(
      Type.Object({
        status: ProductionStatus,
        count: Type.Integer({ description: `Up to ${mostCounted}` }),
        oldest: Nullable(Type.Object({ ulid: Nullable(Ulid()), created_at: Nullable(Timestamp) })),
      }),
    ),
    fleet: Nullable(
      Type.Object({
        workers: Type.Array(Worker),
        line_paused: Nullable(Type.String({ description: 'Why nothing leaves the line' })),
      }),
    ),
    budget: Nullable(
      Type.Object({
        calls_last_second: Type.Integer({
          description: 'What all workers together have called MediaConvert',
        }),
        learned_per_second: Nullable(
          Type.Number({
            description: 'What AWS allows as far as it is known; null while it has refused nothing',
          }),
        ),
        throttled_at: Nullable(
          Type.String({ format: 'date-time', description: 'The last call that was too fast' }),
        ),
      }),
    ),
    degraded: Problems('What does not work as it should, as `/health/ready` tells'),
  },
  { title: 'Overview' },
);

export const overviewRoute: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const { db, queues, redis, readiness, lookAtFleet, config } = deps;
  const place = { redis, prefix: config.QUEUE_PREFIX };
  const tallyProductionsOnce = recentAnswer(maxAgeMs, () => tallyProductions(db, { limit: mostCounted }));
  const lookAtQueues = recentAnswer(maxAgeMs, async () => {
    const look = Promise.all([tallyQueues(queues), findBudget(place)]);
    return await withDeadline(deadlineMs, look).catch(() => undefined);
  });

  app.get(
    '/overview',
    {
      schema: {
        operationId: 'getOverview',
        description: [
          'Answers operators how the whole service is: its queues, the productions in each state, the workers, the',
          'budget of calls to MediaConvert, and what does not work as it should. It is at most a few seconds old.',
        ].join(' '),
        tags: ['operations'],
        security: apiKeySecurity,
        response: { 200: Overview, ...problemResponses(400, 401, 403) },
      },
    },
    async () => {
      const [tallies, looked, fleet, { degraded }] = await Promise.all([
        tallyProductionsOnce(),
        lookAtQueues(),
        lookAtFleet(),
        readiness(),
      ]);
      const [tallied, budget] = looked ?? [];
      return {
        queues:
          tallied?.map(({ oldest_waiting_at, oldest_active_at, ...queue }) => ({
            ...queue,
            paused: fleet?.paused.includes(queue.name) ?? false,
            oldest_waiting_at: toTimestamp(oldest_waiting_at),
            oldest_active_at: toTimestamp(oldest_active_at),
          })) ?? null,
        productions: tallies.map(({ oldest, ...tally }) => ({
          ...tally,
          oldest: oldest && { ulid: oldest.ulid, created_at: toTimestamp(oldest.created_at) },
        })),
        fleet: fleet ? { workers: fleet.workers, line_paused: fleet.linePaused } : null,
        budget: budget ? { ...budget, throttled_at: toTimestamp(budget.throttled_at) } : null,
        degraded,
      };
    },
  );
};
