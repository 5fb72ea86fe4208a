import { SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import { type Sampler, SamplingDecision, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';

/**
 * Keeps a share of the traces, from 0 to 1. A trace begins with a request or a job: what a process does by itself, such
 * as to look whether a queue has anything, is none. Whether a request’s trace is kept is ours to say: clients may name the
 * trace that they are in, and each of them would like its own.
 */
export function sampleShare(share: number): Sampler {
  const ofAll = new TraceIdRatioBasedSampler(share);
  const begin = [SpanKind.PRODUCER, SpanKind.CONSUMER];
  const decide = (sampled: boolean) => ({
    decision: sampled ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
  });
  return {
    shouldSample(context, traceId, _name, kind) {
      if (kind === SpanKind.SERVER) return ofAll.shouldSample(context, traceId);
      const parent = trace.getSpanContext(context);
      if (parent) return decide((parent.traceFlags & TraceFlags.SAMPLED) !== 0);
      return begin.includes(kind) ? ofAll.shouldSample(context, traceId) : decide(false);
    },
    toString: () => `a share of ${share}`,
  };
}
