import { type FeedRow, findReadableSpace, globalFeed, spaceFeed } from '@bacs/db';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { NumericId } from '../addresses.ts';
import { defaultLimit, feedCursorAfter, NextCursor, PageQuery, parseFeedCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../errors.ts';
import { mediaUrls } from '../media-urls.ts';
import { problemResponses } from '../problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../schemas.ts';

const FeedItem = Type.Object(
  {
    publication_id: Type.Integer(),
    production_ulid: Nullable(Type.String()),
    upload_uuid: Nullable(Type.String()),
    output_prefix: Nullable(Type.String()),
    playlist_url: Nullable(Type.String()),
    poster_url: Nullable(Type.String()),
    title: Nullable(Type.String()),
    description: Nullable(Type.String()),
    duration_seconds: Nullable(Type.Integer()),
    owner: Type.Object({ id: Nullable(Type.Integer()), display_name: Nullable(Type.String()) }),
    published_at: Nullable(Timestamp),
  },
  { title: 'FeedItem' },
);

const Feed = Type.Object({ items: Type.Array(FeedItem), next_cursor: NextCursor }, { title: 'Feed' });
const tags = ['feeds'];
const security = apiKeySecurity;

export const feedRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, config: { OUTPUT_BASE_URL } },
) => {
  app.get(
    '/spaces/:id/feed',
    {
      schema: {
        operationId: 'getSpaceFeed',
        tags,
        security,
        params: Type.Object({ id: NumericId }),
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Feed, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params, query: { limit = defaultLimit, cursor } }) => {
      const space = await findReadableSpace(db, caller.userId, params.id);
      if (!space) throw new Problem('SPACE_NOT_FOUND');
      return present(
        await spaceFeed(db, { space, viewerId: caller.userId }, { cursor: parseFeedCursor(cursor), limit }),
        limit,
      );
    },
  );

  app.get(
    '/feed',
    {
      schema: {
        operationId: 'getGlobalFeed',
        tags,
        security,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Feed, ...problemResponses(400, 401) },
      },
    },
    async ({ query: { limit = defaultLimit, cursor } }) =>
      present(await globalFeed(db, { cursor: parseFeedCursor(cursor), limit }), limit),
  );

  function present(rows: FeedRow[], limit: number): Static<typeof Feed> {
    return { items: rows.map(presentItem), next_cursor: feedCursorAfter(rows, limit) };
  }

  function presentItem(row: FeedRow): Static<typeof FeedItem> {
    return {
      publication_id: row.id,
      production_ulid: row.production_ulid,
      upload_uuid: row.upload_uuid,
      output_prefix: row.output_prefix,
      ...mediaUrls(OUTPUT_BASE_URL, row),
      title: row.title,
      description: row.description,
      duration_seconds: row.duration_seconds,
      owner: { id: row.owner_id, display_name: row.owner_display_name },
      published_at: toTimestamp(row.published_at),
    };
  }
};
