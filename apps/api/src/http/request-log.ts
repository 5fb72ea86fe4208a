import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';

type LogLevel = 'debug' | 'info' | 'warn' | 'error';

declare module 'fastify' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to Fastify's own.
  interface FastifyContextConfig {
    /** The level of the line of a request; without it, the answer's status decides. */
    requestLogLevel?: LogLevel;
  }
}

/** What has gone wrong, for the line of the request. Only an unforeseen error has `err`. */
type Failure = { code: string; reason: string } | { code: string; err: unknown };

const failures = new WeakMap<FastifyRequest, Failure>();

const notes = new WeakMap<object, object>();

/** Has the line of the request say these, too. */
export function noteForLog(request: object, fields: object): void {
  notes.set(request, { ...notes.get(request), ...fields });
}

/** Has the line of the request say what has gone wrong. */
export function noteFailure(request: FastifyRequest, failure: Failure): void {
  failures.set(request, failure);
}

/** Writes one line for each request, when it has been answered. */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    logRequest(request, reply, error ? { err: error } : {});
  }
}

/** Fastify does not tell of these: a request that its client gave up. */
export function logAbortedRequests(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('onRequestAbort', async (request) => {
    request.log.info(describeRequest(request), 'request given up by its client');
  });
}

export function logRequest(request: FastifyRequest, reply: FastifyReply, more: object = {}): void {
  const { statusCode: status, elapsedTime } = reply;
  const failure = failures.get(request);
  const fields = {
    ...describeRequest(request),
    status,
    duration_ms: Math.round(elapsedTime * 10) / 10,
    ...failure,
    ...more,
  };
  const level = request.routeOptions.config?.requestLogLevel ?? levelOf(status);
  request.log[level](fields, status >= 500 ? 'request failed' : failure ? 'request refused' : 'request');
}

/** The log gets only the path, because clients may put secrets into query strings. */
function describeRequest(request: FastifyRequest): object {
  const { method, url, routeOptions } = request;
  return { ...notes.get(request), method, route: routeOptions.url ?? null, path: url.split('?')[0] };
}

/** Every request fails with 503 during an outage: that is no error of ours. */
function levelOf(status: number): LogLevel {
  if (status === 503) return 'warn';
  return status >= 500 ? 'error' : 'info';
}
