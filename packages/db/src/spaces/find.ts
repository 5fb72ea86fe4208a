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
  let query = readableSpaces(db, userId);
  if (before !== undefined) query = query.where('spaces.id', '<', before);
  const rows = await query.orderBy('spaces.id', 'desc').limit(limit).execute();
  return rows.map((row) => toReadable(row, userId));
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
