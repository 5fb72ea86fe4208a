import { type MetricsServer, serveMetrics } from '@bacs/metrics';
import type { Dependencies } from '../dependencies.ts';
import { openServiceGauges } from './service-gauges.ts';

/** Serves what this process has done, and how the whole service is, at METRICS_PORT. */
export async function startMetrics(deps: Dependencies): Promise<MetricsServer | undefined> {
  const { config, logger, metrics } = deps;
  const { METRICS_HOST: host, METRICS_PORT: port } = config;
  if (metrics === undefined || port === undefined) return undefined;
  const { registry } = metrics;
  const served = await serveMetrics({ host, port, registry, refresh: openServiceGauges(deps, registry) });
  logger?.info({ url: served.url }, 'metrics');
  return served;
}
