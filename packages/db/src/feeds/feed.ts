import { type ExpressionBuilder, sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { displayNameOf } from '../display-name.ts';
import type { IndexOf } from '../named-indexes.ts';
import type { Database, OutputsManifest, Publication, Schema } from '../schema.ts';
import { findReadableSpace, type ReadableSpace, type Reader } from '../spaces/index.ts';

/**
 * The last publication of a page; the next page begins below it. Publications of the older system without a date, or
 * with a date of zeros, come after all others.
 */
export type FeedCursor = { id: number; publishedAt: Date | 'zeros' | 'none' };
export type FeedPage = { cursor?: FeedCursor; limit: number };

/** `next` is where the next page begins; undefined at the end of the feed. A page may be short, or empty, before it. */
export type FeedRows = { rows: FeedRow[]; next: FeedCursor | undefined };

/**
 * A publication with what it shows: the outputs of its production, or those that the older system rendered for the
 * upload.
 */
export type FeedRow = {
  id: number;
  /** null, or an invalid date for a date of zeros, on some rows of the older system. */
  published_at: Date | null;
  production_ulid: string | null;
  outputs: OutputsManifest | null;
  output_prefix: string | null;
  upload_uuid: string | null;
  upload_key: string | null;
  title: string | null;
  description: string | null;
  duration_seconds: number | null;
  owner_id: number | null;
  owner_display_name: string | null;
};

/**
 * Lists what a space shows to its viewer, newest first. Only a viewer with a role in the space gets publications for
 * members.
 */
export async function spaceFeed(
  db: Database,
  { id, role }: Pick<ReadableSpace, 'id' | 'role'>,
  page: FeedPage,
): Promise<FeedRows> {
  const query =
    role === null
      ? feed(db, 'space_feed_for_everybody').where('sp.for_everybody', '=', 1)
      : feed(db, 'space_feed');
  return await readPage(query.where('sp.space_id', '=', id).where('sp.visible_in_space', '=', 1), page);
}

/** Lists what all spaces show to everybody, newest first. */
export async function globalFeed(db: Database, page: FeedPage): Promise<FeedRows> {
  const query = feed(db, 'global_feed_for_everybody').where('sp.for_everybody', '=', 1);
  return await readPage(query.where('sp.visible_in_global', '=', 1), page);
}

/** Finds a publication as the feeds show it to a reader; undefined unless a feed that they may read shows it. */
export async function findInFeeds(db: Database, reader: Reader, id: number): Promise<FeedRow | undefined> {
  const found = await feed(db, 'PRIMARY')
    .select(['sp.space_id', 'sp.visible_in_space', 'sp.visible_in_global', 'sp.for_everybody'])
    .where('sp.id', '=', id)
    .executeTakeFirst();
  if (!found?.shows) return undefined;
  const { shows: _shows, space_id, visible_in_space, visible_in_global, for_everybody, ...row } = found;
  if (visible_in_global === 1 && for_everybody === 1) return row;
  const space = visible_in_space === 1 ? await findReadableSpace(db, reader, space_id) : undefined;
  if (!space) return undefined;
  const isInside = space.role !== null || space.isOperator;
  return isInside || for_everybody === 1 ? row : undefined;
}

type FeedQuery = ReturnType<typeof feed>;

/**
 * The index of a feed has publications that nobody sees yet, because their productions are not completed, or because the
 * older system has left them so. A page reads no more publications than this, however many of those there are.
 */
const mostRead = 1_000;

async function readPage(query: FeedQuery, { cursor, limit }: FeedPage): Promise<FeedRows> {
  const rows: FeedRow[] = [];
  let read = 0;
  let after = cursor;
  // Some more than the page has: a few dead publications among them then cost no second statement.
  for (let size = limit + Math.ceil(limit / 4); read < mostRead; size *= 2) {
    const wanted = Math.min(size, mostRead - read);
    const found = await readOn(query, after, wanted);
    for (const [index, { shows, ...row }] of found.entries()) {
      read += 1;
      after = cursorOf(row, found[index + 1]);
      if (shows) rows.push(row);
      if (rows.length === limit) return { rows, next: after };
    }
    if (found.length < wanted) return { rows, next: undefined };
  }
  return { rows, next: after };
}

/** Reads the next publications of a feed, with those that do not show. An index leads to each of the ranges directly. */
async function readOn(query: FeedQuery, after: FeedCursor | undefined, count: number): Promise<IndexedRow[]> {
  const rows: IndexedRow[] = [];
  for (const range of rangesAfter(query, after)) {
    rows.push(...(await range.limit(count - rows.length).execute()));
    if (rows.length === count) break;
  }
  return rows;
}

type IndexedRow = FeedRow & { shows: number };

/** Many publications may have the same time. One range for these and the earlier ones would read all of them. */
function* rangesAfter(query: FeedQuery, after: FeedCursor | undefined): Generator<FeedQuery> {
  const { publishedAt, id = 0 } = after ?? {};
  const byTime = query.orderBy('sp.published_at', 'desc').orderBy('sp.id', 'desc');
  if (publishedAt === undefined) yield byTime.where('sp.published_at', '>', start);
  if (publishedAt instanceof Date) {
    if (id !== belowAllIds) yield byTime.where('sp.published_at', '=', publishedAt).where('sp.id', '<', id);
    yield byTime.where('sp.published_at', '>', start).where('sp.published_at', '<', publishedAt);
  }
  if (publishedAt !== 'none') {
    const zeros = byTime.where('sp.published_at', '<=', start);
    yield publishedAt === 'zeros' ? zeros.where('sp.id', '<', id) : zeros;
  }
  const none = query.where('sp.published_at', 'is', null).orderBy('sp.id', 'desc');
  yield publishedAt === 'none' ? none.where('sp.id', '<', id) : none;
}

/** Dates of zeros come before it. */
const start = new Date(0);
const belowAllIds = 1;

/** A date of zeros arrives as an invalid date. */
function cursorOf({ id, published_at: at }: FeedRow, following: FeedRow | undefined): FeedCursor {
  if (at === null) return { id, publishedAt: 'none' };
  if (!(at.getTime() > 0)) return { id, publishedAt: 'zeros' };
  // Where nothing else has the same time, the next page need not ask for that.
  const isLastOfTime = following !== undefined && following.published_at?.getTime() !== at.getTime();
  return { id: isLastOfTime ? belowAllIds : id, publishedAt: at };
}

function feed(db: Database, index: IndexOf<'space_publications'>) {
  return db
    .selectFrom(byIndex('space_publications', 'sp', index))
    .leftJoin('uploads as u', 'u.id', 'sp.upload_id')
    .leftJoin('productions as p', 'p.id', 'sp.production_id')
    .leftJoin('users as owner', 'owner.id', 'u.user_id')
    .leftJoin('spaces as s', 's.id', 'sp.space_id')
    .select([
      'sp.id',
      'p.ulid as production_ulid',
      'p.outputs',
      'u.asset_uuid as upload_uuid',
      'u.s3_key as upload_key',
      'u.description',
      'u.duration_seconds',
      'owner.id as owner_id',
    ])
    .select(displayNameOf('owner').as('owner_display_name'))
    .select((eb) => [
      sql<Date | null>`sp.published_at`.as('published_at'),
      eb.fn.coalesce('p.output_prefix', 'u.output_prefix').as('output_prefix'),
      eb.fn.coalesce('p.name', 'u.modified_filename', 'u.original_filename').as('title'),
      shows(eb).as('shows'),
    ])
    .where('sp.status', '=', 'published');
}

type Joined = Schema & {
  sp: Publication;
  u: { [Column in keyof Schema['uploads']]: Schema['uploads'][Column] | null };
  p: { [Column in keyof Schema['productions']]: Schema['productions'][Column] | null };
  s: { [Column in keyof Schema['spaces']]: Schema['spaces'][Column] | null };
};

/** Tells whether there is something to show: the space is open, the upload stays, and the render is done. */
function shows(eb: ExpressionBuilder<Joined, 'u' | 'p' | 's'>) {
  const isRendered = eb.or([eb('p.status', '=', 'completed'), isRenderedUpload(eb)]);
  return sql<number>`${eb('u.id', 'is not', null)} AND ${eb('u.deletion_id', 'is', null)}
    AND ${eb('s.closed_at', 'is', null)} AND ${isRendered}`;
}

/**
 * A publication without a production shows what the older system rendered for the upload. That system reset the
 * upload's status with every new render, and left it at `failed` when the render failed. The prefix tells whether an
 * earlier render exists, and stays.
 */
function isRenderedUpload(eb: ExpressionBuilder<Joined, 'u' | 'p'>) {
  const renderedAgain = eb.and([
    eb('u.status', 'in', ['queued', 'processing', 'failed']),
    eb('u.output_prefix', '!=', ''),
  ]);
  return eb.and([eb('p.id', 'is', null), eb.or([eb('u.status', '=', 'completed'), renderedAgain])]);
}
