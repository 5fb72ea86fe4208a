import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/** JSON loads nothing and needs no frame. */
const nothing = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

const pages =
  "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:; object-src 'none'";

/** Swagger UI sets styles on single elements. */
export const docsPolicy = `${pages}; style-src 'self' 'unsafe-inline'`;

/** Bull Board requests Google's fonts and works without them. */
export const boardPolicy = [
  pages,
  "style-src 'self' 'unsafe-inline' https://fonts.googleapis.com",
  "font-src 'self' https://fonts.gstatic.com",
].join('; ');

/** Sets the security headers of every answer, and decides which pages of other origins may call the API. */
export async function addSecurityHeaders(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: nothing },
    referrerPolicy: { policy: 'no-referrer' },
  });
  const origins = config.CORS_ORIGINS.split(',').flatMap((origin) => origin.trim() || []);
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
    ],
    maxAge: 600,
    // Without this, an OPTIONS request that is not a preflight would be refused in plain text.
    strictPreflight: false,
  });
}
