import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { AwsError } from '../aws-error.ts';
import { buildXml, type XmlNode } from '../s3/xml.ts';

/** The members of a request in AWS's query protocol; a list is `Name.member.1` and so on. */
export type Query = Record<string, string>;

export type QueryOperation = { namespace: string; answer(query: Query): XmlNode };

/** Serves AWS's query protocol: a form asks, XML answers. The caller has already been authenticated. */
export const queryRoute: FastifyPluginAsync<{
  path: string;
  operations: Record<string, QueryOperation>;
}> = async (app, { path, operations }) => {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof AwsError) return sendQueryError(reply, error);
    request.log.error(error);
    return sendQueryError(reply, new AwsError('InternalFailure', 500, 'Internal failure'));
  });
  app.post(path, async (request, reply) => {
    const query = (request.body ?? {}) as Query;
    const { Action: action = '' } = query;
    const operation = operations[action];
    if (!operation)
      throw new AwsError('InvalidAction', 400, `local-aws does not implement ${action || 'that'}`);
    const content = {
      [`${action}Result`]: operation.answer(query),
      ResponseMetadata: { RequestId: request.id },
    };
    return reply.type('text/xml').send(buildXml(`${action}Response`, content, operation.namespace));
  });
};

export function listOf(query: Query, name: string): string[] {
  const list: string[] = [];
  for (let number = 1; ; number += 1) {
    const value = query[`${name}.member.${number}`];
    if (value === undefined) return list;
    list.push(value);
  }
}

export function sendQueryError(reply: FastifyReply, { name, message, statusCode }: AwsError): FastifyReply {
  const content = {
    Error: { Type: statusCode < 500 ? 'Sender' : 'Receiver', Code: name, Message: message },
    RequestId: reply.request.id,
  };
  return reply
    .code(statusCode)
    .type('text/xml')
    .send(buildXml('ErrorResponse', content, ''));
}
