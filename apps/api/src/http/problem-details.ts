import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem } from './errors.ts';

/** The body of every error, by RFC 9457, with a stable `code`. */
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

type ProblemResponses<Status extends number> = Record<
  Status | 429 | 500 | 503,
  { content: Record<string, { schema: typeof ProblemDetails }> }
>;

/** Lists the error responses of a route by status, and those that any request with a key may get. */
export function problemResponses<Status extends number>(...statuses: Status[]): ProblemResponses<Status> {
  const responses = [...statuses, 429, 500, 503].map((status) => [
    status,
    { description: 'Problem', content: { 'application/problem+json': { schema: ProblemDetails } } },
  ]);
  return Object.fromEntries(responses) as ProblemResponses<Status>;
}

/** Turns any thrown error into problem+json. It logs only unforeseen errors as errors, with their stack. */
export function handleError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = toProblem(error);
  const { code, statusCode } = problem;
  if (statusCode === 503) request.log.warn({ code, reason: toReason(error) }, 'request failed');
  else if (statusCode >= 500) request.log.error({ code, err: error }, 'request failed');
  else request.log.info({ code, reason: error.message }, 'request refused');
  if (statusCode === 503) reply.header('retry-after', '5');
  return sendProblem(reply, problem, 'validation' in error ? toFieldErrors(error) : undefined);
}

function sendProblem(reply: FastifyReply, problem: Problem, errors?: { path: string; message: string }[]) {
  // The handler serializes here, because the client's Accept header may deselect the route's own schema for the status.
  return (
    reply
      .code(problem.statusCode)
      .type('application/problem+json')
      // A route may have allowed its answers to be kept, and no hook runs for an address that cannot be read.
      .header('cache-control', 'no-store')
      .serializer(JSON.stringify)
      .send({ ...describeProblem(problem), errors })
  );
}

export function describeProblem({
  code,
  statusCode: status,
  title,
  detail,
}: Problem): Static<typeof ProblemDetails> {
  return { type: 'about:blank', title, status, code, detail };
}

/** Every request fails during an outage, so each gets only one short line in the log. */
export function toReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return toReason(error.cause);
  // An error that collects the refusals of several addresses has no message of its own.
  return error.message || ('code' in error ? String(error.code) : error.name);
}

/** Chooses what the client learns about an error. */
export function toProblem(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error;
  if ('validation' in error && error.validation) return new Problem('INVALID_REQUEST', error.message);
  if (isDatabaseTrouble(error)) return new Problem('DATABASE_UNAVAILABLE');
  if ('code' in error && error.code === 'FST_ERR_HANDLER_TIMEOUT') return new Problem('TIMEOUT');
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status === 401) return new Problem('UNAUTHENTICATED');
  if (status === 413) return new Problem('BODY_TOO_LARGE');
  if (status === 415) return new Problem('UNSUPPORTED_MEDIA_TYPE');
  if (status >= 400 && status < 500) return new Problem('INVALID_REQUEST', error.message);
  return new Problem('INTERNAL_ERROR');
}

function toFieldErrors(error: FastifyError) {
  return error.validation?.map(({ instancePath, message = 'is not valid', params }) => ({
    path: instancePath || '/',
    message: 'additionalProperty' in params ? `${message}: ${params.additionalProperty}` : message,
  }));
}

const connectionTrouble = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
]);

// The codes are numbers, because mysql2 has MySQL's names for MariaDB's errors.
const serverTrouble = new Set([
  ...[1040, 1203], // too many connections
  ...[1053, 1077, 1079, 1317, 1927], // shutting down, killed
  ...[1020, 1205, 1213], // conflicts, lock waits and deadlocks that retries did not outlast
  ...[1290, 1792, 1836], // read-only after a failover
  ...[3, 28, 1021, 1026, 1030, 1114], // disk or table full
  1180, // COMMIT failed
]);

function isDatabaseTrouble(error: Error): boolean {
  const { code, errno, fatal } = error as { code?: unknown; errno?: unknown; fatal?: unknown };
  // ROLLBACK on a lost connection fails without a code; the error is only marked as fatal.
  return fatal === true || connectionTrouble.has(String(code)) || serverTrouble.has(Number(errno));
}
