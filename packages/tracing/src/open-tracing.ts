import type { Static, TObject } from 'typebox';
import type { tracingSettings } from './settings.ts';
import type { Tracing, TracingOptions } from './tracing.ts';

type Settings = Static<TObject<typeof tracingSettings>>;

/**
 * Begins to trace what this process does, if there is where to send it. If not, nothing of OpenTelemetry is loaded, and
 * this is undefined.
 */
export async function openTracing(settings: Settings, options: TracingOptions): Promise<Tracing | undefined> {
  const url = findAddress(settings);
  if (url === undefined) return undefined;
  const { startTracing } = await import('./start-tracing.ts');
  const { OTEL_TRACES_SAMPLER_ARG: share, OTEL_BSP_MAX_QUEUE_SIZE: mostWaiting } = settings;
  return startTracing({ ...options, url, share, mostWaiting });
}

/** The specification has the one address used as it is, and the path of traces added to the other. */
function findAddress({
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ofTraces,
  OTEL_EXPORTER_OTLP_ENDPOINT: ofAll,
}: Settings): string | undefined {
  if (ofTraces) return ofTraces;
  return ofAll ? `${ofAll.replace(/\/+$/, '')}/v1/traces` : undefined;
}
