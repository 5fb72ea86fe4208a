import { FastifyOtelInstrumentation } from '@fastify/otel';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { idsOf } from './ids-of.ts';

/**
 * Makes a span of each request, and one of its handler, in which it goes on. Health is asked for every few seconds, and
 * makes none.
 */
export function traceRequests(note: (request: FastifyRequest, ids: object) => void): FastifyPluginCallback {
  const instrumentation = new FastifyOtelInstrumentation({
    instrumentHooks: false,
    // What is unforeseen is in the log, with less of what a client has sent.
    recordExceptions: false,
    ignorePaths: ({ url }) => url.startsWith('/health/'),
    requestHook: (span, request) => {
      // Clients may put secrets into query strings.
      const [path = ''] = request.url.split('?');
      span.setAttribute('url.path', path);
      span.updateName(`${request.method} ${request.routeOptions.url ?? ''}`.trim());
      note(request, idsOf(span));
    },
  });
  return instrumentation.plugin();
}
