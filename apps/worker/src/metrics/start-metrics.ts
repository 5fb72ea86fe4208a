import { type MetricsServer, serveMetrics } from '@bacs/metrics';
import type { Dependencies } from '../dependencies.ts';

/** Serves what this worker has done, at METRICS_PORT. */
export async function startMetrics({
  config,
  logger,
  metrics,
}: Pick<Dependencies, 'config' | 'logger' | 'metrics'>): Promise<MetricsServer | undefined> {
  const { METRICS_HOST: host, METRICS_PORT: port } = config;
  if (metrics === undefined || port === undefined) return undefined;
  const served = await serveMetrics({ host, port, registry: metrics.registry });
  logger.info({ url: served.url }, 'metrics');
  return served;
}
