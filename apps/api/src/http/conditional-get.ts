import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';

export const ConditionalHeaders = Type.Object({
  'if-none-match': Type.Optional(
    Type.String({ description: 'The `etag` of an answer that you already have' }),
  ),
});

export const NotModified = Type.Null({ description: 'The answer that you have is still current' });

type CachePolicy = { cacheControl: string; vary?: string };

/**
 * Clients may store an answer but must revalidate it each time, because unpublished and deleted items must disappear at
 * once.
 */
const revalidated: CachePolicy = { cacheControl: 'private, no-cache', vary: 'authorization, cookie' };

/** Gives the answers of this scope an ETag. A client that already has the answer gets a 304. */
export function answerConditionally(
  scope: Pick<FastifyInstance, 'addHook'>,
  { cacheControl, vary }: CachePolicy = revalidated,
): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    // @fastify/etag would also answer 304 to a refused request, and it supports neither lists nor `*`.
    if (reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const etag = `W/${etagOf(payload)}`;
    reply.header('etag', etag).header('cache-control', cacheControl);
    if (vary !== undefined) addVary(reply, vary);
    const known = request.headers['if-none-match'];
    if (known === undefined || !(namesAny(known) || namesEtag(known, etag))) return payload;
    reply.code(304).removeHeader('content-type');
    return '';
  });
}

/** Makes the ETag of a text. */
export function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

/** Tells whether the list of ETags has `*`, which stands for any. */
export function namesAny(list: string): boolean {
  return split(list).includes('*');
}

/** Tells whether the list has this ETag. An ETag is the same with and without `W/`. */
export function namesEtag(list: string, etag: string): boolean {
  return split(list).some((one) => withoutWeakness(one) === withoutWeakness(etag));
}

function split(list: string): string[] {
  return list.split(',').map((one) => one.trim());
}

function withoutWeakness(etag: string): string {
  return etag.replace(/^W\//, '');
}

/** Adds to the Vary header that CORS sets. */
function addVary(reply: FastifyReply, name: string): void {
  const known = reply.getHeader('vary');
  reply.header('vary', known === undefined ? name : `${known}, ${name}`);
}
