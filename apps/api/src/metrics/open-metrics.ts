import { eventTypes } from '@bacs/domain';
import { Counter, Histogram, openAwsCalls, openRegistry } from '@bacs/metrics';
import type { Metrics } from '../dependencies.ts';

export function openMetrics(): Metrics {
  const registry = openRegistry();
  const registers = [registry];
  const events = new Counter({
    name: 'bacs_events_total',
    help: 'What clients were told, by type; each counts once in the whole service',
    labelNames: ['type'],
    registers,
  });
  for (const type of eventTypes) events.inc({ type }, 0);
  return {
    registry,
    events,
    calls: openAwsCalls(registry),
    requests: new Counter({
      name: 'bacs_http_requests_total',
      help: 'Requests by the pattern of their route, and by status; aborted if the client gave up',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'bacs_http_request_seconds',
      help: 'How long requests took until they were answered, by the pattern of their route',
      labelNames: ['method', 'route'],
      registers,
    }),
  };
}
