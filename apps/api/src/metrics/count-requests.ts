import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from '../dependencies.ts';

/** Counts requests by the patterns of routes, of which there are as many as the code has. What fits none is `other`. */
export function countRequests(
  app: Pick<FastifyInstance, 'addHook'>,
  { requests, requestSeconds }: Metrics,
): void {
  app.addHook('onResponse', (request, { statusCode, elapsedTime }, done) => {
    const route = routeOf(request);
    requests.inc({ ...route, status: String(statusCode) });
    requestSeconds.observe(route, elapsedTime / 1_000);
    done();
  });
  // Fastify does not tell of these as answered.
  app.addHook('onRequestAbort', (request, done) => {
    requests.inc({ ...routeOf(request), status: 'aborted' });
    done();
  });
}

function routeOf({ routeOptions, method }: FastifyRequest): { method: string; route: string } {
  const { url } = routeOptions;
  return url === undefined ? { method: 'other', route: 'other' } : { method, route: url };
}
