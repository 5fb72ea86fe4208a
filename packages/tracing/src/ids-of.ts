import { isSpanContextValid, type Span } from '@opentelemetry/api';

/** The ids of a span, under the names that they have in logs */
export function idsOf(span: Span | undefined): { trace_id?: string; span_id?: string } {
  const context = span?.spanContext();
  if (!context || !isSpanContextValid(context)) return {};
  return { trace_id: context.traceId, span_id: context.spanId };
}
