import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';

export const ConditionalHeaders = Type.Object({
  'if-none-match': Type.Optional(
    Type.String({ description: 'The `etag` of an answer that you already have' }),
  ),
});

export const NotModified = Type.Null({ description: 'The answer that you have is still current' });

/**
 * Gives the answers of this scope an ETag. A client that already has the answer gets a 304. Clients may store an answer
 * but must revalidate it each time, because unpublished and deleted items must disappear at once.
 */
export function answerConditionally(scope: Pick<FastifyInstance, 'addHook'>): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    // @fastify/etag would also answer 304 to a refused request, and it supports neither lists nor `*`.
    if (reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const etag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    reply.header('etag', etag).header('cache-control', 'private, no-cache');
    addVary(reply, 'authorization');
    if (!names(request, etag)) return payload;
    reply.code(304).removeHeader('content-type');
    return '';
  });
}

/** Compares weakly: an ETag is the same with and without `W/`. */
function names({ headers }: FastifyRequest, etag: string): boolean {
  const candidates = headers['if-none-match']?.split(',').map((candidate) => candidate.trim()) ?? [];
  return candidates.some((candidate) => candidate === '*' || candidate.replace(/^W\//, '') === etag.slice(2));
}

/** Adds to the Vary header that CORS sets. */
function addVary(reply: FastifyReply, name: string): void {
  const known = reply.getHeader('vary');
  reply.header('vary', known === undefined ? name : `${known}, ${name}`);
}
