import { SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import { type Sampler, SamplingDecision, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';

/**
 * Keeps a share of the traces, from 0 to 1. A trace begins with a request or a job, and its id alone decides: a job is kept
 * if its request is, and clients, who may name the trace that they are in, have no say. What a process does by itself,
 * such as to look whether a queue has anything, is no trace.
 */
export function sampleShare(share: number): Sampler {
  const ofAll = new TraceIdRatioBasedSampler(share);
  const decided = [SpanKind.SERVER, SpanKind.CONSUMER];
  return {
    shouldSample(context, traceId, _name, kind) {
      const above = trace.getSpanContext(context);
      // A dispatch begins in the trace that its row names, whatever has become of the one that found the row.
      if (decided.includes(kind) || above?.isRemote) return ofAll.shouldSample(context, traceId);
      const flags = above?.traceFlags ?? TraceFlags.NONE;
      const follows = (flags & TraceFlags.SAMPLED) !== 0;
      return { decision: follows ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD };
    },
    toString: () => `a share of ${share}`,
  };
}
