import { sql } from 'kysely';
import type { Database, OutputsManifest, Publication, Space } from '../schema.ts';

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

/** What a space shows its viewer, newest first; what is for members only, to its owner alone. */
export async function spaceFeed(
  db: Database,
  { space, viewerId }: { space: Pick<Space, 'id' | 'owner_user_id'>; viewerId: number },
  page: FeedPage,
): Promise<FeedRow[]> {
  let query = feed(db, 'space_feed', page)
    .where('sp.space_id', '=', space.id)
    .where('sp.visible_in_space', '=', 1);
  if (space.owner_user_id !== viewerId) query = query.where('sp.visibility', '!=', 'members');
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
    .where((eb) =>
      eb.or([
        eb('p.status', '=', 'completed'),
        eb.and([eb('p.id', 'is', null), eb('u.status', '=', 'completed')]),
      ]),
    )
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
