import { type ExpressionBuilder, sql } from 'kysely';
import type { Database, OutputsManifest, Publication, Schema } from '../schema.ts';
import type { ReadableSpace } from './spaces.ts';

/** The last publication of a page; the next page begins below it. */
export type FeedCursor = { publishedAt: Date; id: number };
export type FeedPage = { cursor?: FeedCursor; limit: number };

/** A publication with what it shows: the production's outputs, or the upload's of the older system. */
export type FeedRow = {
  id: number;
  published_at: Date;
  production_ulid: string | null;
  outputs: OutputsManifest | null;
  output_prefix: string | null;
  upload_uuid: string | null;
  upload_key: string;
  title: string | null;
  description: string | null;
  duration_seconds: number | null;
  owner_id: number | null;
  owner_display_name: string | null;
};

/** What a space shows its viewer, newest first; what is for members, only to who has a role in it. */
export async function spaceFeed(
  db: Database,
  { id, role }: Pick<ReadableSpace, 'id' | 'role'>,
  page: FeedPage,
): Promise<FeedRow[]> {
  let query = feed(db, 'space_feed', page).where('sp.space_id', '=', id).where('sp.visible_in_space', '=', 1);
  if (role === null) query = query.where('sp.visibility', '!=', 'members');
  return await query.execute();
}

/** What all spaces show to everybody, newest first. */
export async function globalFeed(db: Database, page: FeedPage): Promise<FeedRow[]> {
  return await feed(db, 'global_feed', page)
    .where('sp.visible_in_global', '=', 1)
    .where('sp.visibility', '!=', 'members')
    .execute();
}

function feed(db: Database, index: 'space_feed' | 'global_feed', { cursor, limit }: FeedPage) {
  // MariaDB reads every unforced keyset page from the top of the feed; EXPLAIN does not tell, the Handler counters do.
  const publications = sql<Publication>`space_publications`.as<'sp'>(sql`sp FORCE INDEX (${sql.ref(index)})`);
  const query = db
    .selectFrom(publications)
    .innerJoin('uploads as u', 'u.id', 'sp.upload_id')
    .leftJoin('productions as p', 'p.id', 'sp.production_id')
    .leftJoin('users as owner', 'owner.id', 'u.user_id')
    .select([
      'sp.id',
      'p.ulid as production_ulid',
      'p.outputs',
      'u.asset_uuid as upload_uuid',
      'u.s3_key as upload_key',
      'u.description',
      'u.duration_seconds',
      'owner.id as owner_id',
      'owner.display_name as owner_display_name',
    ])
    .select((eb) => [
      sql<Date>`sp.published_at`.as('published_at'),
      eb.fn.coalesce('p.output_prefix', 'u.output_prefix').as('output_prefix'),
      eb.fn.coalesce('p.name', 'u.modified_filename', 'u.original_filename').as('title'),
    ])
    .where('sp.status', '=', 'published')
    // Neither NULL nor the older system's date of zeros has a place in the order.
    .where('sp.published_at', '>', new Date(0))
    .where('u.deletion_id', 'is', null)
    .where((eb) => eb.or([eb('p.status', '=', 'completed'), isRenderedUpload(eb)]))
    .orderBy('sp.published_at', 'desc')
    .orderBy('sp.id', 'desc')
    .limit(limit);
  if (!cursor) return query;
  const { publishedAt, id } = cursor;
  return query.where((eb) =>
    eb.and([
      eb('sp.published_at', '<=', publishedAt),
      eb.or([eb('sp.published_at', '<', publishedAt), eb('sp.id', '<', id)]),
    ]),
  );
}

type Joined = Schema & {
  u: Schema['uploads'];
  p: { [Column in keyof Schema['productions']]: Schema['productions'][Column] | null };
};

/**
 * Without a production it is the upload itself that the older system rendered. That system took the upload's status
 * back whenever it rendered it again, and left it at `failed` when that failed; what it had rendered before is known
 * by its prefix, and stays.
 */
function isRenderedUpload(eb: ExpressionBuilder<Joined, 'u' | 'p'>) {
  const renderedAgain = eb.and([
    eb('u.status', 'in', ['queued', 'processing', 'failed']),
    eb('u.output_prefix', '!=', ''),
  ]);
  return eb.and([eb('p.id', 'is', null), eb.or([eb('u.status', '=', 'completed'), renderedAgain])]);
}
