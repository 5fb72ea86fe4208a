import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './errors.ts';
import { handleError, toReason } from './problem-details.ts';

declare module 'fastify' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to Fastify's own.
  interface FastifyRequest {
    /** Aborts when nobody waits for the answer any more: the deadline has passed, or the client is gone. */
    deadline: AbortSignal;
    clock: Clock;
  }
}

/** `passedAt` is when the deadline passed and the request was answered without its handler. */
type Clock = {
  controller: AbortController;
  timer: NodeJS.Timeout | undefined;
  leftMs: number;
  startedAt: number;
  passedAt: number | undefined;
  isTold: boolean;
};

/**
 * Answers every request within `deadlineMs`, whatever its hooks and its handler wait for. Fastify's own handlerTimeout
 * ends once a body has been read. While a body arrives the clock stands still, because Node's requestTimeout ends that.
 */
export function answerInTime(app: FastifyInstance, { deadlineMs }: { deadlineMs: number }): void {
  app.decorateRequest('clock');
  app.decorateRequest('deadline');
  app.addHook('onRequest', (request, reply, done) => {
    const controller = new AbortController();
    request.deadline = controller.signal;
    request.clock = {
      controller,
      timer: undefined,
      leftMs: deadlineMs,
      startedAt: 0,
      passedAt: undefined,
      isTold: false,
    };
    // The request itself is closed once its body has been read, so only the response tells when the client is gone.
    reply.raw.once('close', () => {
      stop(request);
      if (!reply.raw.writableEnded) controller.abort(new Error('The client is gone'));
    });
    start(request, reply);
    done();
  });
  app.addHook('preParsing', (request, _reply, _payload, done) => {
    stop(request);
    done();
  });
  app.addHook('preValidation', (request, reply, done) => {
    start(request, reply);
    done();
  });
  // From here on there is an answer, and no second one may begin.
  app.addHook('onSend', (request, _reply, _payload, done) => {
    stop(request);
    done();
  });
  app.addHook('onRoute', (route) => {
    const { handler } = route;
    route.handler = function handleInTime(request, reply) {
      const result: unknown = handler.call(this, request, reply);
      if (!(result instanceof Promise)) return result;
      return result.then(
        (answer) => (isLate(request) ? tellLate(request) : answer),
        (error) => {
          if (!isLate(request)) throw error;
          tellLate(request, error);
        },
      );
    };
  });
}

/** Gives a request so much more time, whose handler is to wait for something. */
export function prolong(request: FastifyRequest, reply: FastifyReply, ms: number): void {
  stop(request);
  request.clock.leftMs += ms;
  start(request, reply);
}

function start(request: FastifyRequest, reply: FastifyReply): void {
  const { clock } = request;
  if (reply.sent || request.deadline.aborted) return;
  clock.startedAt = performance.now();
  clock.timer = setTimeout(answerWithout, clock.leftMs, request, reply);
}

function stop({ clock }: FastifyRequest): void {
  if (clock?.timer === undefined) return;
  clearTimeout(clock.timer);
  clock.timer = undefined;
  clock.leftMs = Math.max(0, clock.leftMs - (performance.now() - clock.startedAt));
}

/** Answers for a handler that has not answered. What it does later reaches nobody, and is logged in one line. */
function answerWithout(request: FastifyRequest, reply: FastifyReply): void {
  const { clock } = request;
  const problem = new Problem(
    'TIMEOUT',
    'It is not known whether the request takes effect. Send it again with the same Idempotency-Key, or look first whether it did.',
  );
  clock.passedAt = performance.now();
  clock.controller.abort(problem);
  handleError(problem, request, reply);
  // A handler that calls this itself would be logged with an error of Fastify's.
  reply.send = () => {
    tellLate(request);
    return reply;
  };
  reply.hijack();
}

function isLate({ clock }: FastifyRequest): boolean {
  return clock?.passedAt !== undefined;
}

function tellLate({ clock, log }: FastifyRequest, error?: unknown): void {
  const { isTold, passedAt } = clock;
  if (passedAt === undefined || isTold) return;
  clock.isTold = true;
  const lateMs = Math.round(performance.now() - passedAt);
  log.info(
    { lateMs, ...(error !== undefined && { reason: toReason(error) }) },
    'request ended after its deadline',
  );
}
