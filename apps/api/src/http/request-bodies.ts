import type { FastifyInstance } from 'fastify';
import { Problem } from './errors.ts';

/**
 * Refuses what nobody reads: a body or a query string at a route of this scope that says nothing of either. A client
 * that sends one means something by it.
 */
export function refuseUnread(scope: FastifyInstance): void {
  scope.addHook('preValidation', async ({ body, query, routeOptions: { schema = {} } }) => {
    if (!schema.body && body !== undefined && !isEmpty(body))
      throw new Problem('INVALID_REQUEST', 'This operation takes no body.');
    if (!schema.querystring && !isEmpty(query))
      throw new Problem('INVALID_REQUEST', 'This operation takes no query parameters.');
  });
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === 0;
}

/** Takes JSON in UTF-8 and nothing else: no other encoding is guessed at, no broken character replaced. */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
    if (encoding !== 'identity')
      return done(
        new Problem(
          'UNSUPPORTED_MEDIA_TYPE',
          `The body must have no content-encoding; this one has ${encoding}.`,
        ),
      );
    const [, charset = 'utf-8'] = /;\s*charset="?([^;"\s]+)/i.exec(type) ?? [];
    if (!/^utf-?8$/i.test(charset))
      return done(new Problem('UNSUPPORTED_MEDIA_TYPE', 'The character set must be UTF-8.'));
    try {
      return parseJson(request, new TextDecoder('utf-8', { fatal: true }).decode(body), done);
    } catch {
      return done(new Problem('INVALID_REQUEST', 'The body is not valid UTF-8.'));
    }
  });
}
