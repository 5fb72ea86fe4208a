import { type FeedRow, type FeedRows, globalFeed, spaceFeed } from '@bacs/db/feeds';
import { toWholeSeconds } from '@bacs/domain';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { NumericId, Ulid, Uuid } from '../http/addresses.ts';
import { answerConditionally, ConditionalHeaders, NotModified } from '../http/conditional-get.ts';
import { presentName } from '../http/display-name.ts';
import { presentStored } from '../http/fit-answers.ts';
import { defaultLimit, Page, PageQuery } from '../http/pages.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';
import { requireSpace } from '../spaces/access.ts';
import { encodeFeedCursor, parseFeedCursor } from './cursor.ts';
import { feedMedia } from './media.ts';

const FeedItem = Type.Object(
  {
    publication_id: Type.Integer(),
    production_ulid: Nullable(Ulid()),
    upload_uuid: Nullable(Uuid),
    output_prefix: Nullable(Type.String({ description: 'Taken from the first item of `media`' })),
    playlist_url: Nullable(Type.String({ description: 'Taken from the first item of `media`' })),
    poster_url: Nullable(Type.String({ description: 'Taken from the first item of `media`' })),
    media: Type.Array(
      Type.Object({
        orientation: Nullable(Type.Enum(['portrait', 'landscape'])),
        playlist_url: Nullable(
          Type.String({ description: 'The HLS playlist; null if the production has none' }),
        ),
        mpd_url: Nullable(Type.String({ description: 'The MPD of DASH, if there is one' })),
        file_url: Nullable(Type.String({ description: 'A file that plays as it is, such as an MP4' })),
        poster_url: Nullable(Type.String()),
      }),
      {
        description: [
          'One item for each HLS playlist. If there is none, one for each MPD, or for each group with a file that',
          'plays.',
        ].join(' '),
      },
    ),
    title: Nullable(Type.String()),
    description: Nullable(Type.String()),
    duration_seconds: Nullable(Type.Integer()),
    owner: Type.Object({ id: Nullable(Type.Integer()), display_name: Nullable(Type.String()) }),
    published_at: Nullable(Timestamp),
  },
  { title: 'FeedItem' },
);

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
          'Everybody who may read the space may read its feed. Only the owner and the members see publications',
          'with the visibility `members`. A page may have fewer items than `limit`, or none, although others',
          'follow: go on while there is a `next_cursor`.',
        ].join(' '),
        tags,
        security,
        params: Type.Object({ id: NumericId }),
        headers: ConditionalHeaders,
        querystring: Type.Object(PageQuery, strict),
        response: { 200: Feed, 304: NotModified, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ caller, params, query: { limit = defaultLimit, cursor } }) => {
      const space = await requireSpace(db, caller, params.id);
      return present(await spaceFeed(db, space, { cursor: parseFeedCursor(cursor), limit }));
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
    async ({ query: { limit = defaultLimit, cursor } }) =>
      present(await globalFeed(db, { cursor: parseFeedCursor(cursor), limit })),
  );

  function present({ rows, next }: FeedRows): Static<typeof Feed> {
    return { items: rows.map(presentItem), next_cursor: next ? encodeFeedCursor(next) : null };
  }

  function presentItem(row: FeedRow): Static<typeof FeedItem> {
    const media = presentStored(() => feedMedia(OUTPUT_BASE_URL, row));
    const first = media?.find(Boolean);
    return {
      publication_id: row.id,
      production_ulid: row.production_ulid,
      upload_uuid: row.upload_uuid,
      output_prefix: row.output_prefix,
      playlist_url: first?.playlist_url ?? null,
      poster_url: first?.poster_url ?? null,
      media,
      title: row.title,
      description: row.description,
      duration_seconds: toWholeSeconds(row.duration_seconds) ?? durationOf(row),
      owner: { id: row.owner_id, display_name: presentName(row.owner_display_name) },
      published_at: toTimestamp(row.published_at),
    };
  }
};

/** A file may not tell its length, as a browser's recording, so the outputs do. */
function durationOf({ outputs }: FeedRow): number | null {
  const all = presentStored(() =>
    outputs?.groups.flatMap(({ renditions, files = [] }) => [...renditions, ...files]),
  );
  const seconds = all?.map((output) => output?.duration_seconds).find((told) => typeof told === 'number');
  return toWholeSeconds(seconds);
}
