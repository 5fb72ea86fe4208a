import { type ExpressionBuilder, sql } from 'kysely';
import { displayNameOf } from '../display-name.ts';
import type { Database, OutputsManifest, Publication, Schema } from '../schema.ts';
import type { ReadableSpace } from '../spaces/index.ts';

/**
 * The last publication of a page; the next page begins below it. Publications of the older system without a date, or
 * with a date of zeros, come after all others.
 */
export type FeedCursor = { id: number; publishedAt: Date | 'zeros' | 'none' };
export type FeedPage = { cursor?: FeedCursor; limit: number };

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
): Promise<FeedRow[]> {
  let query = feed(db, 'space_feed').where('sp.space_id', '=', id).where('sp.visible_in_space', '=', 1);
  if (role === null) query = query.where(isForEverybody);
  return await readPage(query, page);
}

/** Lists what all spaces show to everybody, newest first. */
export async function globalFeed(db: Database, page: FeedPage): Promise<FeedRow[]> {
  return await readPage(
    feed(db, 'global_feed').where('sp.visible_in_global', '=', 1).where(isForEverybody),
    page,
  );
}

type FeedQuery = ReturnType<typeof feed>;

/** A feed has these stretches, in this order. An index of dates leads to each of them directly. */
const stretches = ['dated', 'zeros', 'none'] as const;

async function readPage(query: FeedQuery, { cursor, limit }: FeedPage): Promise<FeedRow[]> {
  const from = cursor?.publishedAt ?? 'dated';
  const first = from instanceof Date ? 'dated' : from;
  const rows: FeedRow[] = [];
  for (const stretch of stretches.slice(stretches.indexOf(first))) {
    if (rows.length === limit) break;
    const after = stretch === first ? cursor : undefined;
    rows.push(
      ...(await within(query, stretch, after)
        .limit(limit - rows.length)
        .execute()),
    );
  }
  return rows;
}

function within(query: FeedQuery, stretch: (typeof stretches)[number], after?: FeedCursor): FeedQuery {
  if (stretch === 'dated') {
    const dated = query
      .where('sp.published_at', '>', new Date(0))
      .orderBy('sp.published_at', 'desc')
      .orderBy('sp.id', 'desc');
    return after?.publishedAt instanceof Date ? dated.where(isBelow(after.publishedAt, after.id)) : dated;
  }
  const dateless =
    stretch === 'zeros'
      ? query.where('sp.published_at', '<=', new Date(0))
      : query.where('sp.published_at', 'is', null);
  const ordered = dateless.orderBy('sp.id', 'desc');
  return after ? ordered.where('sp.id', '<', after.id) : ordered;
}

function feed(db: Database, index: 'space_feed' | 'global_feed') {
  // Without the forced index, MariaDB reads every keyset page from the top of the feed. The Handler counters show this;
  // EXPLAIN does not.
  const publications = sql<Publication>`space_publications`.as<'sp'>(sql`sp FORCE INDEX (${sql.ref(index)})`);
  return db
    .selectFrom(publications)
    .innerJoin('uploads as u', 'u.id', 'sp.upload_id')
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
    ])
    .where('sp.status', '=', 'published')
    .where('s.closed_at', 'is', null)
    .where('u.deletion_id', 'is', null)
    .where((eb) => eb.or([eb('p.status', '=', 'completed'), isRenderedUpload(eb)]));
}

function isBelow(publishedAt: Date, id: number) {
  return (eb: ExpressionBuilder<Joined, 'sp'>) =>
    eb.and([
      eb('sp.published_at', '<=', publishedAt),
      eb.or([eb('sp.published_at', '<', publishedAt), eb('sp.id', '<', id)]),
    ]);
}

/** Accepts NULL too, which rows of the older system may have. */
function isForEverybody(eb: ExpressionBuilder<Joined, 'sp'>) {
  return eb(eb.fn.coalesce('sp.visibility', sql.lit('inherit')), '!=', 'members');
}

type Joined = Schema & {
  sp: Publication;
  u: Schema['uploads'];
  p: { [Column in keyof Schema['productions']]: Schema['productions'][Column] | null };
};

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
