import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { countUpTo } from '../quota.ts';
import type { Database, SpaceType, Tx } from '../schema.ts';

type SpaceSettings = { require_review?: boolean };

type NewSpace = {
  type: SpaceType;
  name: string;
  slug: string;
  ownerUserId: number;
  settings?: SpaceSettings;
};

/** Adds a space. @throws ER_DUP_ENTRY (errno 1062) when its type already has this slug. */
export async function insertSpace(db: Database | Tx, space: NewSpace): Promise<number> {
  const { type, name, slug, ownerUserId, settings } = space;
  const { insertId } = await db
    .insertInto('spaces')
    .values({
      type,
      name,
      slug,
      owner_user_id: ownerUserId,
      settings: settings ? JSON.stringify(settings) : null,
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Counts the spaces that the user owns, up to `limit`. */
export async function countOwnSpaces(db: Database | Tx, userId: number, limit: number): Promise<number> {
  const own = db
    .selectFrom(byIndex('spaces', 'spaces', 'spaces_of_owner'))
    .select('id')
    .where('owner_user_id', '=', userId)
    .where('deleted_at', 'is', null);
  return await countUpTo(db, own, limit);
}

/** Changes a space; settings that are absent stay unchanged. */
export async function updateSpace(
  db: Database,
  id: number,
  { name, settings }: { name?: string; settings?: SpaceSettings },
): Promise<void> {
  await db
    .updateTable('spaces')
    .set({
      ...(name !== undefined && { name }),
      // The same column also holds settings of the older system.
      ...(settings && {
        settings: sql`JSON_MERGE_PATCH(COALESCE(settings, '{}'), ${JSON.stringify(settings)})`,
      }),
    })
    .where('id', '=', id)
    .execute();
}

/** Closes an open space for the time being: it shows nothing until it is opened again. */
export async function tryClose(db: Database, id: number, actorId: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('spaces')
    .set({ closed_at: sql<Date>`CURRENT_TIMESTAMP(3)`, closed_by: actorId, cleared_at: null })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Opens a closed space that its owner has not deleted and that the clear job has cleared. What it has shown stays
 * unpublished; before the job has come to its end, the space would show some of it again.
 */
export async function tryReopen(db: Database, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('spaces')
    .set({ closed_at: null, closed_by: null, cleared_at: null })
    .where('id', '=', id)
    .where('cleared_at', 'is not', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Deletes the owner's space: nobody finds it from now on, and its slug is free. The row stays, because publications
 * and their events name it; the clear job does the rest.
 */
export async function tryDeleteSpace(db: Database, id: number, ownerId: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('spaces')
    .set({
      deleted_at: sql<Date>`CURRENT_TIMESTAMP(3)`,
      closed_at: sql<Date>`COALESCE(closed_at, CURRENT_TIMESTAMP(3))`,
      closed_by: sql<number>`COALESCE(closed_by, ${ownerId})`,
      cleared_at: null,
      // No space can be created with such a slug.
      slug: sql<string>`CONCAT('deleted:', id)`,
    })
    .where('id', '=', id)
    .where('owner_user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Tells whether the space was the user's until they deleted it. */
export async function isDeletedBy(db: Database, id: number, ownerId: number): Promise<boolean> {
  const space = await db
    .selectFrom('spaces')
    .select('id')
    .where('id', '=', id)
    .where('owner_user_id', '=', ownerId)
    .where('deleted_at', 'is not', null)
    .executeTakeFirst();
  return space !== undefined;
}
