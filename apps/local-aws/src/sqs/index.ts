import type { FastifyPluginAsync } from 'fastify';
import { AwsError } from '../aws-error.ts';
import { refused, sendError } from './errors.ts';
import type { SqsContext } from './operation.ts';
import { operations } from './operations.ts';

const target = /^AmazonSQS\.(\w+)$/;
const prefix = '/_sqs';

/** SQS names its operation in a header, whatever the path; returns a path that names it, for the router. */
export function sqsPath(targetHeader: string | string[] | undefined): string | undefined {
  const [, operation] = target.exec(String(targetHeader ?? '')) ?? [];
  return operation === undefined ? undefined : `${prefix}/${operation}`;
}

/** Serves SQS's JSON protocol. The caller has already been authenticated. */
export const sqsRoutes: FastifyPluginAsync<SqsContext> = async (app, context) => {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof AwsError) return sendError(reply, error);
    if (isClientError(error)) return sendError(reply, refused('InvalidParameterValue', error.message));
    request.log.error(error);
    return sendError(reply, refused('InternalError', 'Internal server error', 500));
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-amzn-requestid', request.id);
  });

  for (const { name, body, handle } of operations) {
    app.route({
      method: 'POST',
      url: `${prefix}/${name}`,
      config: { operation: name },
      schema: { body },
      // A call that is not well-formed passes the faults and its signature's verification first.
      attachValidation: true,
      handler: async (request, reply) => {
        if (request.validationError) throw refused('InvalidParameterValue', request.validationError.message);
        const answer = await handle(context, request, reply);
        return reply.type('application/x-amz-json-1.0').send(answer);
      },
    });
  }
  app.all(`${prefix}/*`, { config: { operation: 'Unknown' } }, async ({ headers }) => {
    throw refused('UnsupportedOperation', `local-aws does not implement ${headers['x-amz-target']}`);
  });

  app.addHook('preClose', async () => context.queues.close());
};

function isClientError(error: unknown): error is Error {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}
