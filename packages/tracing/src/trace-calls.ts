import { type Attributes, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

type Context = { clientName?: string; commandName?: string };
type Middleware = <Args, Answer>(
  next: (args: Args) => Promise<Answer>,
  context: Context,
) => (args: Args) => Promise<Answer>;

/** A client of the AWS SDK, as far as its calls are traced */
export type AwsClient = {
  middlewareStack: {
    add(middleware: Middleware, options: { step: 'initialize'; priority: 'low'; name: string }): void;
  };
};

/** Makes a span of each call of the client, with its retries in it, and without the wait for the call’s turn. */
export function traceCalls(client: AwsClient): void {
  const tracer = trace.getTracer('aws');
  client.middlewareStack.add(
    (next, { clientName = '', commandName = '' }) => {
      const service = clientName.replace(/Client$/, '');
      const operation = commandName.replace(/Command$/, '');
      const attributes = { 'rpc.system': 'aws-api', 'rpc.service': service, 'rpc.method': operation };
      return (args) =>
        tracer.startActiveSpan(
          `${service} ${operation}`,
          { kind: SpanKind.CLIENT, attributes },
          async (span) => {
            try {
              const answer = await next(args);
              span.setAttributes(describe(Object(answer).output));
              return answer;
            } catch (error) {
              span.setAttributes({ ...describe(error), 'error.type': Object(error).name });
              span.setStatus({ code: SpanStatusCode.ERROR });
              throw error;
            } finally {
              span.end();
            }
          },
        );
    },
    { step: 'initialize', priority: 'low', name: 'traceCalls' },
  );
}

/** What AWS tells of a call beside its answer; an answer may have what is secret. */
function describe(told: unknown): Attributes {
  const { httpStatusCode, requestId, attempts } = Object(Object(told).$metadata);
  return { 'http.response.status_code': httpStatusCode, 'aws.request_id': requestId, attempts };
}
