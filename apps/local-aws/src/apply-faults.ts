import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from './calls.ts';
import type { Faults, Protocol, Refusal } from './faults.ts';

export type FaultOptions = {
  faults: Faults;
  protocol: Protocol;
  /** Returns AWS's name of the operation. It is called after the body was parsed and before authentication. */
  operationOf(request: FastifyRequest): string;
  accessKeyIdOf(request: FastifyRequest): string | null;
  throttled: Refusal;
  answer(reply: FastifyReply, refusal: Refusal): unknown;
};

/**
 * Logs every call of the scope and applies the faults to it. Register it before authentication. A held call is
 * performed after its release even if its client has hung up meanwhile.
 */
export function applyFaults(scope: FastifyInstance, options: FaultOptions): void {
  const { faults, protocol } = options;
  const calls = new WeakMap<FastifyRequest, Call>();

  scope.addHook('preHandler', async (request, reply) => {
    const operation = options.operationOf(request);
    const call: Call = {
      operation,
      method: request.method,
      url: redactUrl(request.url),
      request_id: request.id,
      access_key_id: options.accessKeyIdOf(request),
      started_at: new Date().toISOString(),
      duration_ms: null,
      outcome: faults.isHeld('hold', protocol, operation) ? 'held' : 'in_flight',
      status: null,
      ...(operation === 'CreateJob' && { body: request.body }),
    };
    calls.set(request, call);
    faults.calls.add(call);

    reply.raw.once('close', () => {
      call.duration_ms = Math.round(reply.elapsedTime);
      if (call.outcome !== 'reset') call.outcome = reply.raw.writableFinished ? 'answered' : 'aborted';
    });

    await faults.waitUntilReleased('hold', protocol, operation);
    if (call.outcome === 'held') call.outcome = 'in_flight';
    await faults.waitForLatency(protocol, operation);

    if (faults.isThrottled(protocol, operation)) return options.answer(reply, options.throttled);
    const error = faults.takeError(protocol, operation);
    if (error?.body !== undefined) return sendPage(reply, error.status, error.body);
    if (error) return options.answer(reply, error);
  });

  scope.addHook('onSend', async (request, reply, payload) => {
    const call = calls.get(request);
    if (!call) return payload;
    faults.calls.setStatus(call, reply.statusCode);
    if (reply.statusCode >= 300 || call.outcome === 'aborted') return payload;

    const { operation } = call;
    if (faults.isHeld('hold_answers', protocol, operation)) {
      call.outcome = 'answer_held';
      await faults.waitUntilReleased('hold_answers', protocol, operation);
      if (call.outcome !== 'answer_held') return payload;
      call.outcome = 'in_flight';
    }
    if (faults.takeReset(protocol, operation)) {
      call.outcome = 'reset';
      request.raw.socket.destroy();
    }
    return typeof payload === 'string' ? faults.rewrite(protocol, operation, payload) : payload;
  });
}

function sendPage(reply: FastifyReply, status: number, body: string) {
  // A client whose body is not read to its end continues to write and does not read the answer.
  reply.request.raw.resume();
  return reply.code(status).type('text/html').send(body);
}

/** Presigned URLs are credentials: neither the log nor the call log may hold a usable one. */
export function redactUrl(url: string): string {
  return url.replace(/(X-Amz-(?:Signature|Credential|Security-Token)=)[^&]*/gi, '$1[redacted]');
}
