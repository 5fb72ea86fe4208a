import { findInFeeds, globalFeed, spaceFeed } from '@bacs/db/feeds';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId } from '../http/addresses.ts';
import { answerConditionally, ConditionalHeaders, NotModified } from '../http/conditional-get.ts';
import { Problem } from '../http/errors.ts';
import { Page, PageQuery } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, strict } from '../http/schemas.ts';
import { requireSpace } from '../spaces/access.ts';
import { FeedItem, presentItem } from './feed-item.ts';
import { readFeedPage, toFeedPage } from './page.ts';

const Feed = Page(FeedItem, { title: 'Feed' });
const tags = ['feeds'];
const security = apiKeySecurity;

export const feedRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  answerConditionally(app);

  app.get(
    '/spaces/:id/feed',
    {
      schema: {
        operationId: 'getSpaceFeed',
        summary: 'Get the feed of a space, newest first',
        description: [
          'Everybody who may read the space may read its feed. Only the owner, the members and operators see',
          'publications with the visibility `members`. A closed space shows nothing. A page may have fewer items than',
          '`limit`, or none, although others follow: go on while there is a `next_cursor`.',
        ].join(' '),
        tags,
        security,
        params: Type.Object({ id: NumericId }),
        headers: ConditionalHeaders,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Feed, 304: NotModified, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params, query }) => {
      const space = await requireSpace(db, caller, params.id);
      const page = readFeedPage(query);
      // An operator sees what those see who run the space.
      const role = space.role ?? (space.isOperator ? 'moderator' : null);
      const rows = await spaceFeed(db, { id: space.id, role }, page);
      return toFeedPage(rows, (row) => presentItem(row, OUTPUT_BASE_URL));
    },
  );

  app.get(
    '/feed',
    {
      schema: {
        operationId: 'getGlobalFeed',
        summary: 'Get the global feed, newest first',
        description: [
          'Anybody with an API key may read it. It lists the publications of all spaces that are visible in the',
          'global feed. A page may have fewer items than `limit`, or none, although others follow: go on while',
          'there is a `next_cursor`.',
        ].join(' '),
        tags,
        security,
        headers: ConditionalHeaders,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Feed, 304: NotModified, ...problemResponses(400, 401) },
      },
    },
    async ({ query }) => {
      const page = readFeedPage(query);
      return toFeedPage(await globalFeed(db, page), (row) => presentItem(row, OUTPUT_BASE_URL));
    },
  );

  app.get(
    '/publications/:id/feed-item',
    {
      schema: {
        operationId: 'getFeedItem',
        summary: 'Get one publication as the feeds show it',
        description: [
          'For a link to it: whoever may read a feed that shows the publication may read it here, too. It is not found',
          'as soon as no feed shows it any more.',
        ].join(' '),
        tags,
        security,
        params: Type.Object({ id: NumericId }),
        headers: ConditionalHeaders,
        response: { 200: FeedItem, 304: NotModified, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params }) => {
      const row = await findInFeeds(db, caller, params.id);
      if (!row) throw new Problem('PUBLICATION_NOT_FOUND');
      return presentItem(row, OUTPUT_BASE_URL);
    },
  );
};
