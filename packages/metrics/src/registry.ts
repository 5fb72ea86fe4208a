import { collectDefaultMetrics, Registry } from 'prom-client';

/** Makes a registry that has Node's own metrics: CPU, memory, the event loop, garbage. */
export function openRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
