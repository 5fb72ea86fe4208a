import { globalFeed, spaceFeed } from '@bacs/db/feeds';
import { findOpenChannel } from '@bacs/db/spaces';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { answerConditionally, ConditionalHeaders, NotModified } from '../http/conditional-get.ts';
import { Problem } from '../http/errors.ts';
import { Page, PageQuery } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { limitVisits } from '../http/rate-limits.ts';
import { strict } from '../http/schemas.ts';
import { PublicFeedItem, presentPublicItem } from './feed-item.ts';
import { readFeedPage, toFeedPage } from './page.ts';

const PublicFeed = Page(PublicFeedItem, { title: 'PublicFeed' });
const tags = ['feeds'];

/** What is unpublished may be seen for this long after it. */
const cacheSeconds = 30;
const cached = [
  `Caches may keep an answer for ${cacheSeconds} s, so what is unpublished may be seen for that long. Requests are`,
  'limited by address. Without PUBLIC_FEEDS in the configuration of the service, this answers 404.',
].join(' ');

/** Serves what everybody may see to pages of any website, without an API key. */
export const publicFeedRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, deps) => {
  const {
    db,
    config: { OUTPUT_BASE_URL, PUBLIC_FEEDS },
  } = deps;
  app.addHook('onRequest', async ({ method, url }, reply) => {
    if (!PUBLIC_FEEDS) throw new Problem('NOT_FOUND', `${method} ${url.split('?')[0]}`);
    // There are no credentials that a page of another origin could misuse.
    reply.headers({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'etag, retry-after',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
  limitVisits(app, deps);
  answerConditionally(app, { cacheControl: `public, max-age=${cacheSeconds}` });
  allowConditions(app, ['/spaces/:id/feed', '/feed']);

  app.get(
    '/spaces/:id/feed',
    {
      schema: {
        operationId: 'getPublicSpaceFeed',
        summary: 'Get the feed of a channel without an API key, newest first',
        description: `It lists what everybody may see. ${cached}`,
        tags,
        params: Type.Object({ id: NumericId }),
        headers: ConditionalHeaders,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: PublicFeed, 304: NotModified, ...problemResponses(400, 404) },
      },
    },
    async ({ params, query }) => {
      const channel = await findOpenChannel(db, params.id);
      if (!channel) throw new Problem('SPACE_NOT_FOUND');
      const page = readFeedPage(query);
      const rows = await spaceFeed(db, { id: channel.id, role: null }, page);
      return toFeedPage(rows, (row) => presentPublicItem(row, OUTPUT_BASE_URL));
    },
  );

  app.get(
    '/feed',
    {
      schema: {
        operationId: 'getPublicGlobalFeed',
        summary: 'Get the global feed without an API key, newest first',
        description: `It lists what getGlobalFeed lists. ${cached}`,
        tags,
        headers: ConditionalHeaders,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: PublicFeed, 304: NotModified, ...problemResponses(400, 404) },
      },
    },
    async ({ query }) => {
      const page = readFeedPage(query);
      return toFeedPage(await globalFeed(db, page), (row) => presentPublicItem(row, OUTPUT_BASE_URL));
    },
  );
};

/** Answers the question of a browser whose page sends If-None-Match to another origin. */
function allowConditions(app: Pick<FastifyInstance, 'options'>, paths: string[]): void {
  // CORS_ORIGINS says who may use an API key, which nobody needs here.
  const ofEverybody = { schema: { hide: true }, config: { cors: false } } as const;
  for (const path of paths)
    app.options(path, ofEverybody, async (_request, reply) => {
      reply.headers({
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'if-none-match',
        'access-control-max-age': '600',
      });
      return reply.code(204).send();
    });
}
