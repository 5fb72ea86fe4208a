import type { FastifyInstance } from 'fastify';
import { Problem } from './errors.ts';

/** Refuses a body or a query string that the route does not read. A client that sends one expects an effect. */
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

/** Accepts only JSON in UTF-8: it guesses no other encoding and replaces no broken character. */
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
