import { FastifyOtelInstrumentation } from '@fastify/otel';
import { context, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { idsOf } from './ids-of.ts';

const spans = new WeakMap<object, Span>();

/** Makes a span of each request. Health is asked for every few seconds, and makes none. */
export function traceRequests(note: (request: FastifyRequest, ids: object) => void): FastifyPluginAsync {
  const instrumentation = new FastifyOtelInstrumentation({
    instrumentHooks: false,
    instrumentHandler: false,
    // What is unforeseen is in the log, with less of what a client has sent.
    recordExceptions: false,
    ignorePaths: ({ url }) => url.startsWith('/health/'),
    requestHook: (span, request) => {
      // Clients may put secrets into query strings.
      const [path = ''] = request.url.split('?');
      span.setAttribute('url.path', path);
      span.updateName(`${request.method} ${request.routeOptions.url ?? ''}`.trim());
      spans.set(request, span);
      note(request, idsOf(span));
    },
  });
  const plugin = async (app: FastifyInstance) => {
    await app.register(instrumentation.plugin());
    // Node tells that a body has arrived outside of what was begun when the request came.
    app.addHook('preValidation', (request, _reply, done) => {
      const { context: begun } = request.opentelemetry();
      if (begun) context.with(begun, done);
      else done();
    });
  };
  // The hook is for all routes, not for those of a plugin.
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true });
}

/** Says on the span of a request what the request is about. */
export function tellOf(request: object, subject: Record<string, string | string[]>): void {
  for (const [what, ulids] of Object.entries(subject))
    spans.get(request)?.setAttribute(`bacs.${what}`, ulids);
}
