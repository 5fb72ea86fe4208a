import { context, ROOT_CONTEXT, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID has as many bits as the id of a trace: whoever knows a production knows the trace of its later attempts. */
export function traceIdOf(ulid: string): string {
  const number = [...ulid].reduce((sum, digit) => sum * 32n + BigInt(alphabet.indexOf(digit)), 0n);
  return number.toString(16).padStart(32, '0');
}

/**
 * Does this in the trace that is named by the ULID: the row tells no other one. The span links to what is being done,
 * which has found that the row needs it.
 */
export async function inTraceOf<Result>(ulid: string, work: () => Promise<Result>): Promise<Result> {
  const traceId = traceIdOf(ulid);
  const finder = trace.getActiveSpan()?.spanContext();
  const named = trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId: traceId.slice(16),
    traceFlags: finder?.traceFlags ?? TraceFlags.SAMPLED,
    isRemote: true,
  });
  const options = finder ? { links: [{ context: finder }] } : {};
  const span = trace.getTracer('bacs').startSpan('dispatch', options, named);
  try {
    return await context.with(trace.setSpan(named, span), work);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
