import type { Database, Space, SpaceType } from '../schema.ts';

/** Adds a space. @throws ER_DUP_ENTRY (errno 1062) when its type already has this slug. */
export async function insertSpace(
  db: Database,
  space: { type: SpaceType; name: string; slug: string; ownerUserId: number },
): Promise<number> {
  const { type, name, slug, ownerUserId } = space;
  const { insertId } = await db
    .insertInto('spaces')
    .values({ type, name, slug, owner_user_id: ownerUserId })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

/** A space that the user may read: their own, and every channel. */
export async function findReadableSpace(
  db: Database,
  userId: number,
  id: number,
): Promise<Space | undefined> {
  return await readableSpaces(db, userId).where('id', '=', id).executeTakeFirst();
}

/** The spaces that the user may read, newest first, from below the id `before`. */
export async function listReadableSpaces(
  db: Database,
  userId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<Space[]> {
  let query = readableSpaces(db, userId);
  if (before !== undefined) query = query.where('id', '<', before);
  return await query.orderBy('id', 'desc').limit(limit).execute();
}

function readableSpaces(db: Database, userId: number) {
  return db
    .selectFrom('spaces')
    .selectAll()
    .where((eb) => eb.or([eb('owner_user_id', '=', userId), eb('type', '=', 'channel')]));
}
