import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Problem } from './errors.ts';

/** RFC 9457, with a stable `code`. */
export const ProblemDetails = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { title: 'ProblemDetails' },
);

/** The error responses of a route, by status. */
export function problemResponses<Status extends number>(...statuses: Status[]) {
  const responses = statuses.map((status) => [
    status,
    { description: 'Problem', content: { 'application/problem+json': { schema: ProblemDetails } } },
  ]);
  return Object.fromEntries(responses) as Record<
    Status,
    { content: Record<string, { schema: typeof ProblemDetails }> }
  >;
}

/** Turns whatever was thrown into problem+json; only what nobody foresaw is logged as an error. */
export function handleError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const problem = toProblem(error);
  if (problem.code === 'INTERNAL_ERROR') request.log.error({ err: error }, 'request failed');
  else request.log.info({ code: problem.code, reason: error.message }, 'request refused');
  if (problem.status === 503) reply.header('retry-after', '5');
  return sendProblem(reply, problem, 'validation' in error ? toFieldErrors(error) : undefined);
}

export function handleNotFound(request: FastifyRequest, reply: FastifyReply) {
  return sendProblem(reply, new Problem('NOT_FOUND', `${request.method} ${request.url.split('?')[0]}`));
}

function sendProblem(reply: FastifyReply, problem: Problem, errors?: { path: string; message: string }[]) {
  const { code, status, title, detail } = problem;
  // Serialised here: a route's own schema for the status may be negotiated away by the client's Accept.
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({ type: 'about:blank', title, status, code, detail, errors });
}

function toProblem(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error;
  if ('validation' in error && error.validation) return new Problem('INVALID_REQUEST', error.message);
  if (isUnreachable(error)) return new Problem('DATABASE_UNAVAILABLE');
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new Problem('BODY_TOO_LARGE');
  if (status === 415) return new Problem('UNSUPPORTED_MEDIA_TYPE');
  if (status !== undefined && status >= 400 && status < 500)
    return new Problem('INVALID_REQUEST', error.message);
  return new Problem('INTERNAL_ERROR');
}

function toFieldErrors(error: FastifyError) {
  return error.validation?.map(({ instancePath, message = 'is not valid', params }) => ({
    path: instancePath || '/',
    message: 'additionalProperty' in params ? `${message}: ${params.additionalProperty}` : message,
  }));
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'PROTOCOL_CONNECTION_LOST',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
]);

function isUnreachable(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && unreachable.has(error.code);
}
