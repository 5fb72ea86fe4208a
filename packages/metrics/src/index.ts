export { Counter, Gauge, Histogram, type Registry } from 'prom-client';
export { type AwsCalls, countAwsCalls, openAwsCalls } from './aws-calls.ts';
export { openRegistry } from './registry.ts';
export { type MetricsServer, serveMetrics } from './serve-metrics.ts';
