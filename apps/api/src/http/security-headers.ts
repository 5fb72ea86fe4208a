import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { parseOrigins } from '../web-addresses.ts';

/** JSON loads nothing and needs no frame. */
const nothing = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

const pages =
  "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:; object-src 'none'";

/** Swagger UI and Bull Board set styles on single elements. */
export const toolPolicy = `${pages}; style-src 'self' 'unsafe-inline'`;

/**
 * Keeps every answer out of every cache unless its route has said otherwise: an answer is one user's, and a browser or a
 * proxy may keep what nobody forbids.
 */
function forbidStoring(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}

/** Sets the security headers of every answer, and decides which pages of other origins may call the API. */
export async function addSecurityHeaders(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: nothing },
    referrerPolicy: { policy: 'no-referrer' },
  });
  forbidStoring(app);
  const origins = parseOrigins(config.CORS_ORIGINS);
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
    exposedHeaders: [
      'etag',
      'idempotent-replayed',
      'location',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
      'retry-after',
      'x-request-id',
    ],
    maxAge: 600,
    // Without this, an OPTIONS request that is not a preflight would be refused in plain text.
    strictPreflight: false,
  });
}
