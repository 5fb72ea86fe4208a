import { Counter, type Registry } from 'prom-client';

type Context = { clientName?: string; commandName?: string };
type Middleware = <Args, Answer>(
  next: (args: Args) => Promise<Answer>,
  context: Context,
) => (args: Args) => Promise<Answer>;

/** A client of the AWS SDK, as far as its calls are counted. */
type AwsClient = {
  middlewareStack: {
    add(middleware: Middleware, options: { step: 'finalizeRequest'; priority: 'low'; name: string }): void;
  };
};

export type AwsCalls = Counter<'service' | 'operation' | 'outcome'>;

/** Makes the counter of calls to AWS. There are as many series as the code has calls, by the ways in which one ends. */
export function openAwsCalls(registry: Registry): AwsCalls {
  return new Counter({
    name: 'bacs_aws_calls_total',
    help: 'Calls to AWS, each attempt by itself, by how they ended',
    labelNames: ['service', 'operation', 'outcome'],
    registers: [registry],
  });
}

/** Each ends in one of these ways. */
const outcomes = ['ok', 'missing', 'forbidden', 'throttled', 'refused', 'failed', 'unanswered'] as const;

/** Counts the calls of a client, behind its retries, so that each attempt counts. A call that nobody waits for does not. */
export function countAwsCalls(client: AwsClient, calls: AwsCalls): void {
  client.middlewareStack.add(
    (next, { clientName = '', commandName = '' }) => {
      const service = clientName.replace(/Client$/, '').toLowerCase();
      const operation = commandName.replace(/Command$/, '');
      // A series that began with its first refusal would show no increase.
      for (const outcome of outcomes) calls.inc({ service, operation, outcome }, 0);
      return async (args) => {
        try {
          const answer = await next(args);
          calls.inc({ service, operation, outcome: 'ok' });
          return answer;
        } catch (error) {
          const outcome = outcomeOf(error);
          if (outcome !== undefined) calls.inc({ service, operation, outcome });
          throw error;
        }
      };
    },
    { step: 'finalizeRequest', priority: 'low', name: 'countCalls' },
  );
}

/** S3 throttles with a 503, and it also answers 503 for other reasons. */
const throttling = new Set(['SlowDown', 'ServiceUnavailable', 'RequestLimitExceeded']);

function outcomeOf(error: unknown): (typeof outcomes)[number] | undefined {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (name === 'AbortError') return undefined;
  if (status === undefined) return 'unanswered';
  if (status === 404) return 'missing';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 429 || throttling.has(name)) return 'throttled';
  return status >= 500 ? 'failed' : 'refused';
}
