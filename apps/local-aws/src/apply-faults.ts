import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from './calls.ts';
import type { Faults, Protocol, Refusal } from './faults.ts';

export type FaultOptions = {
  faults: Faults;
  protocol: Protocol;
  /** AWS's name of the operation; called when the body has been parsed and before authentication. */
  operationOf(request: FastifyRequest): string;
  accessKeyIdOf(request: FastifyRequest): string | null;
  throttled: Refusal;
  answer(reply: FastifyReply, refusal: Refusal): unknown;
};

/**
 * Logs every call of the scope and applies the faults to it. Register it before authentication.
 * A held call is performed after its release even when its client has hung up meanwhile.
 */
export function applyFaults(scope: FastifyInstance, options: FaultOptions) {
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
      outcome: faults.isHeld(protocol, operation) ? 'held' : 'in_flight',
      status: null,
      ...(operation === 'CreateJob' && { body: request.body }),
    };
    calls.set(request, call);
    faults.calls.add(call);

    reply.raw.once('close', () => {
      call.duration_ms = Math.round(reply.elapsedTime);
      if (call.outcome !== 'reset') call.outcome = reply.raw.writableFinished ? 'answered' : 'aborted';
    });

    await faults.waitUntilReleased(protocol, operation);
    if (call.outcome === 'held') call.outcome = 'in_flight';
    await faults.waitForLatency(protocol, operation);

    const refusal = faults.isThrottled(protocol, operation)
      ? options.throttled
      : faults.takeError(protocol, operation);
    if (refusal) return options.answer(reply, refusal);
  });

  scope.addHook('onSend', async (request, reply, payload) => {
    const call = calls.get(request);
    if (!call) return payload;
    call.status = reply.statusCode;
    if (reply.statusCode < 300 && faults.takeReset(protocol, call.operation)) {
      call.outcome = 'reset';
      request.raw.socket.destroy();
    }
    return payload;
  });
}

/** Presigned URLs are credentials: neither the log nor the call log may hold a usable one. */
export function redactUrl(url: string) {
  return url.replace(/(X-Amz-(?:Signature|Credential|Security-Token)=)[^&]*/gi, '$1[redacted]');
}
