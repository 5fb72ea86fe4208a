import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TProperties, type TSchema, Type } from 'typebox';
import type { LocalAwsConfig } from '../config.ts';
import type { SqsOperationName } from '../operation-names.ts';
import type { Queues } from './queues.ts';

export type SqsContext = { config: LocalAwsConfig; queues: Queues };

export type SqsOperation = {
  name: SqsOperationName;
  body: TSchema;
  handle(context: SqsContext, request: FastifyRequest, reply: FastifyReply): unknown;
};

type Handle<Body> = (
  context: SqsContext,
  body: Body,
  exchange: { request: FastifyRequest; reply: FastifyReply },
) => unknown;

/** Members of the body that are not listed are ignored. */
export function operation<Properties extends TProperties>(
  name: SqsOperationName,
  properties: Properties,
  handle: Handle<Static<Type.TObject<Properties>>>,
): SqsOperation {
  const body = Type.Object(properties);
  return {
    name,
    body,
    handle: (context, request, reply) =>
      handle(context, request.body as Static<typeof body>, { request, reply }),
  };
}
