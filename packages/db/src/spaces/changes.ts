import { sql } from 'kysely';
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
  return await countUpTo(db, db.selectFrom('spaces').select('id').where('owner_user_id', '=', userId), limit);
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
