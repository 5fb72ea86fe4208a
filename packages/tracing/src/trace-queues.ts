import { ROOT_CONTEXT } from '@opentelemetry/api';
import type { Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';

/** BullMQ’s timers are begun in the first job that needs them. With a root, they do not stay in that job’s trace. */
export function traceQueues(): Telemetry {
  const { tracer, contextManager } = new BullMQOtel({ tracerName: 'bullmq' });
  return { tracer, contextManager: Object.assign(contextManager, { root: () => ROOT_CONTEXT }) };
}
