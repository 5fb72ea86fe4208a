import { sql } from 'kysely';
import type { Database, Production, Publication, Visibility } from '../schema.ts';

export type NewPublication = {
  production: Pick<Production, 'id' | 'upload_id' | 'user_id'>;
  spaceId: number;
  userId: number;
  visibility: Visibility;
  visibleInSpace: boolean;
  visibleInGlobal: boolean;
};

/** Publishes a production into a space; doing it again publishes it anew, with the new settings. */
export async function publish(db: Database, publication: NewPublication): Promise<Publication> {
  const { production, spaceId, userId, visibility, visibleInSpace, visibleInGlobal } = publication;
  return await db.transaction().execute(async (tx) => {
    const shown = {
      visibility,
      visible_in_space: Number(visibleInSpace),
      visible_in_global: Number(visibleInGlobal),
      unpublished_at: null,
    };
    await tx
      .insertInto('space_publications')
      .values({
        ...shown,
        status: 'published',
        published_at: sql`CURRENT_TIMESTAMP`,
        upload_id: production.upload_id,
        production_id: production.id,
        space_id: spaceId,
        requested_by: userId,
        approved_by: userId,
        owner_user_id: production.user_id,
      })
      .onDuplicateKeyUpdate({
        ...shown,
        // In this order: what is published already keeps its place in the feeds.
        published_at: sql`IF(status = 'published', published_at, CURRENT_TIMESTAMP)`,
        status: 'published',
      })
      .execute();
    const row = await tx
      .selectFrom('space_publications')
      .selectAll()
      .where('production_id', '=', production.id)
      .where('space_id', '=', spaceId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('space_publication_events')
      .values({ publication_id: row.id, actor_user_id: userId, action: 'published' })
      .execute();
    return row;
  });
}
