import { noSuchDatabase, readOnlyRefusals, refusals } from '@bacs/db';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem } from './errors.ts';
import { logRequest, noteFailure } from './request-log.ts';

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
  Status | 403 | 429 | 500 | 503,
  { content: Record<string, { schema: typeof ProblemDetails }> }
>;

/**
 * Lists the error responses of a route by status, and those that any request may get; where a key is needed, a session
 * may come from another site.
 */
export function problemResponses<Status extends number>(...statuses: Status[]): ProblemResponses<Status> {
  const more = statuses.some((status) => status === 401) ? [403] : [];
  const responses = [...statuses, ...more, 429, 500, 503].map((status) => [
    status,
    { description: 'Problem', content: { 'application/problem+json': { schema: ProblemDetails } } },
  ]);
  return Object.fromEntries(responses) as ProblemResponses<Status>;
}

/** Turns any thrown error into problem+json. Only an unforeseen error is logged with its stack. */
export function handleError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = toProblem(error);
  const { code, retryAfter, statusCode } = problem;
  const isForeseen = statusCode < 500 || statusCode === 503;
  noteFailure(request, isForeseen ? { code, reason: toReason(error) } : { code, err: error });
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  return sendProblem(reply, problem, 'validation' in error ? toFieldErrors(error) : undefined);
}

/** Answers what is no request to any route, such as a path that cannot be decoded; Fastify logs none of them. */
export function handleFrameworkError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  handleError(error, request, reply);
  logRequest(request, reply);
}

function sendProblem(reply: FastifyReply, problem: Problem, errors?: { path: string; message: string }[]) {
  // The handler serializes here, because the client's Accept header may deselect the route's own schema for the status.
  return (
    reply
      .code(problem.statusCode)
      .type('application/problem+json')
      // The log has the same id in the line of the request.
      .header('x-request-id', reply.request.id)
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

/** Describes a foreseen error in short: every request fails during an outage. */
export function toReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return toReason(error.cause);
  // An error that collects the refusals of several addresses has no message of its own.
  return error.message || ('code' in error ? String(error.code) : error.name);
}

/** Chooses what the client learns about an error. */
export function toProblem(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error;
  if ('validation' in error && error.validation)
    return new Problem('INVALID_REQUEST', `${error.message}${allowedBy(error.validation[0])}`);
  if (isDatabaseTrouble(error)) return new Problem('DATABASE_UNAVAILABLE');
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status === 401) return new Problem('UNAUTHENTICATED');
  if (status === 413) return new Problem('BODY_TOO_LARGE');
  if (status === 415) return new Problem('UNSUPPORTED_MEDIA_TYPE');
  if (status >= 400 && status < 500) return new Problem('INVALID_REQUEST', error.message);
  return new Problem('INTERNAL_ERROR');
}

type Refusal = NonNullable<FastifyError['validation']>[number];

function toFieldErrors(error: FastifyError) {
  return error.validation?.map((refusal) => {
    const { instancePath, message = 'is not valid', params } = refusal;
    const named = 'additionalProperty' in params ? `: ${params.additionalProperty}` : allowedBy(refusal);
    return { path: instancePath || '/', message: `${message}${named}` };
  });
}

/** Lists the values that are allowed where another one was sent. */
function allowedBy(refusal: Refusal | undefined): string {
  const { allowedValues } = refusal?.params ?? {};
  return Array.isArray(allowedValues) ? `: ${allowedValues.join(', ')}` : '';
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
  ...refusals,
  noSuchDatabase,
  ...[1053, 1077, 1079, 1317, 1927], // shutting down, killed
  ...[1020, 1205, 1213], // conflicts, lock waits and deadlocks that retries did not outlast
  ...readOnlyRefusals,
  ...[3, 28, 1021, 1026, 1030, 1114], // disk or table full
  1180, // COMMIT failed
]);

function isDatabaseTrouble(error: Error): boolean {
  const { code, errno, fatal } = error as { code?: unknown; errno?: unknown; fatal?: unknown };
  // ROLLBACK on a lost connection fails without a code; the error is only marked as fatal.
  return fatal === true || connectionTrouble.has(String(code)) || serverTrouble.has(Number(errno));
}
