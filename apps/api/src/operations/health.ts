import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type TArray, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';

const Problem = Type.Object({
  code: Type.String({ examples: ['NO_WORKER'] }),
  message: Type.String({
    description: 'What is wrong and what to do',
    examples: ['No worker is alive: start one, since productions and deletions wait until then.'],
  }),
});

export const Problems = (description: string): TArray<typeof Problem> => Type.Array(Problem, { description });

const Readiness = Type.Object(
  {
    ready: Type.Boolean(),
    problems: Problems('Why no request can be answered; empty when ready'),
    degraded: Problems('What does not work as it should, while requests are answered'),
  },
  { title: 'Readiness' },
);

/** Health is asked for every few seconds: its lines in the log would hide all others. */
const config = { requestLogLevel: 'debug' } as const;

/** Tells orchestrators whether this process runs, and whether it can answer requests. */
export const healthRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { readiness }) => {
  app.get(
    '/health/live',
    {
      config,
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
      config,
      schema: {
        operationId: 'getReadiness',
        summary: 'Check that the process can answer requests',
        description: [
          'Needs no API key. Answers 200 when the database answers and has the newest migration that this release',
          'knows, else 503. Productions are accepted while Redis or every worker is away, so that is no 503:',
          '`degraded` tells it. The answer is at most a few seconds old.',
        ].join(' '),
        tags: ['health'],
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const { problems, degraded } = await readiness();
      const ready = problems.length === 0;
      return reply.code(ready ? 200 : 503).send({ ready, problems, degraded });
    },
  );
};
