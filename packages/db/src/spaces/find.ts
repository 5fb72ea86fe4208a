import { byIndex } from '../by-index.ts';
import { newestOf } from '../merge-pages.ts';
import type { Database, MemberRole, Space } from '../schema.ts';
import { roleIn, type SpaceRole } from './roles.ts';

/** A space as a user sees it. Without a role, it is a channel that the user is not a member of. */
export type ReadableSpace = Space & { role: SpaceRole | null };

/** Finds a space that the user may read: their own, one that they are a member of, or a channel. */
export async function findReadableSpace(
  db: Database,
  userId: number,
  id: number,
): Promise<ReadableSpace | undefined> {
  const row = await readableSpaces(db, userId).where('spaces.id', '=', id).executeTakeFirst();
  return row && toReadable(row, userId);
}

/** Lists the spaces that the user may read, newest first, from below the id `before`. */
export async function listReadableSpaces(
  db: Database,
  userId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<ReadableSpace[]> {
  const ids = newestOf(await Promise.all(readableIds(db, userId, { before, limit })), limit).map(
    ({ id }) => id,
  );
  if (ids.length === 0) return [];
  const rows = await readableSpaces(db, userId)
    .where('spaces.id', 'in', ids)
    .orderBy('spaces.id', 'desc')
    .execute();
  return rows.map((row) => toReadable(row, userId));
}

/** Lists the newest spaces that the user owns, the newest channels, and the newest spaces with the user as a member. */
function readableIds(
  db: Database,
  userId: number,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number; limit: number },
): Promise<{ id: number }[]>[] {
  const spaces = (index: string) =>
    db
      .selectFrom(byIndex('spaces', 'spaces', index))
      .select('id')
      .where('id', '<', before)
      .orderBy('id', 'desc')
      .limit(limit);
  const memberships = db
    .selectFrom(byIndex('space_members', 'member', 'space_members_user'))
    .innerJoin('spaces', 'spaces.id', 'member.space_id')
    .select('member.space_id as id')
    .where('member.user_id', '=', userId)
    .where('member.space_id', '<', before)
    .orderBy('member.space_id', 'desc')
    .limit(limit);
  return [
    spaces('spaces_owner').where('owner_user_id', '=', userId).execute(),
    spaces('spaces_kind').where('type', '=', 'channel').execute(),
    memberships.execute(),
  ];
}

function readableSpaces(db: Database, userId: number) {
  return db
    .selectFrom('spaces')
    .leftJoin('space_members as member', (join) =>
      join.onRef('member.space_id', '=', 'spaces.id').on('member.user_id', '=', userId),
    )
    .selectAll('spaces')
    .select('member.role as member_role')
    .where((eb) =>
      eb.or([
        eb('spaces.owner_user_id', '=', userId),
        eb('spaces.type', '=', 'channel'),
        eb('member.user_id', 'is not', null),
      ]),
    );
}

function toReadable(
  { member_role, ...space }: Space & { member_role: MemberRole | null },
  userId: number,
): ReadableSpace {
  return { ...space, role: roleIn({ ownerUserId: space.owner_user_id, memberRole: member_role }, userId) };
}
