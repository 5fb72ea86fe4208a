import { setTimeout as sleep } from 'node:timers/promises';
import { context, DiagLogLevel, diag, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { suppressTracing, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { finishSpans } from './finish-spans.ts';
import { idsOf } from './ids-of.ts';
import { inTraceOf } from './in-trace-of.ts';
import { sampleShare } from './sample-share.ts';
import { traceCalls } from './trace-calls.ts';
import { traceQueues } from './trace-queues.ts';
import { tellOf, traceRequests } from './trace-requests.ts';
import { traceStatement } from './trace-statement.ts';
import type { Tracing, TracingOptions } from './tracing.ts';

/** Who ends a process does not wait longer for what receives the spans. */
const closeMs = 2_000;
/** A statement may be long, and so may what a server has answered. */
const longestText = 2_000;

/** As many spans are sent at once, and while they are, no others. */
const batchSize = 512;

type Options = TracingOptions & { url: string; share: number; mostWaiting: number };

export function startTracing(options: Options): Tracing {
  const { url, service, share, mostWaiting, onProblem } = options;
  const nothing = () => {};
  // An error is that of a batch, and a warning says that spans were dropped before they were in one.
  const error = (problem: string) => onProblem(problem, 'refused');
  const warn = (problem: string) => onProblem(problem, 'dropped');
  diag.setLogger({ error, warn, info: nothing, debug: nothing, verbose: nothing }, DiagLogLevel.WARN);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const named = resourceFromAttributes({
    'service.name': service,
    'service.instance.id': crypto.randomUUID(),
    'process.pid': process.pid,
  });
  const provider = new TracerProvider({
    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before what we say.
    resource: named.merge(detectResources({ detectors: [envDetector] })),
    sampler: sampleShare(share),
    spanLimits: { attributeValueLengthLimit: longestText },
    spanProcessors: [
      finishSpans(options),
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url }),
        maxQueueSize: mostWaiting,
        maxExportBatchSize: Math.min(batchSize, mostWaiting),
      }),
    ],
  });
  trace.setGlobalTracerProvider(provider);
  return {
    queues: traceQueues(),
    requests: traceRequests,
    tellOf,
    traceCalls,
    traceStatement,
    inTraceOf,
    untraced: (work) => context.with(suppressTracing(context.active()), work),
    ids: () => idsOf(trace.getActiveSpan()),
    close: async () => {
      await Promise.race([provider.shutdown().catch(nothing), sleep(closeMs, undefined, { ref: false })]);
    },
  };
}
