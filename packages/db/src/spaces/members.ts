import { displayNameOf } from '../display-name.ts';
import type { Database, MemberRole } from '../schema.ts';

/** A member of a space, without the e-mail address. */
export type Member = {
  user_id: number;
  display_name: string | null;
  role: MemberRole;
  created_at: Date;
};

/** Lists the members of a space without its owner, newest user first, from below the user id `before`. */
export async function listMembers(
  db: Database,
  spaceId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<Member[]> {
  let query = members(db, spaceId);
  if (before !== undefined) query = query.where('member.user_id', '<', before);
  return await query.orderBy('member.user_id', 'desc').limit(limit).execute();
}

export async function findMember(db: Database, spaceId: number, userId: number): Promise<Member | undefined> {
  return await members(db, spaceId).where('member.user_id', '=', userId).executeTakeFirst();
}

/** Gives a member another role. @returns whether the user is a member. */
export async function tryChangeRole(
  db: Database,
  { spaceId, userId, role }: { spaceId: number; userId: number; role: MemberRole },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('space_members')
    .set({ role })
    .where('space_id', '=', spaceId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Makes the user a member of the space, or gives a member another role. */
export async function putMember(
  db: Database,
  { spaceId, userId, role }: { spaceId: number; userId: number; role: MemberRole },
): Promise<void> {
  await db
    .insertInto('space_members')
    .values({ space_id: spaceId, user_id: userId, role })
    .onDuplicateKeyUpdate({ role })
    .execute();
}

export async function removeMember(db: Database, spaceId: number, userId: number): Promise<void> {
  await db
    .deleteFrom('space_members')
    .where('space_id', '=', spaceId)
    .where('user_id', '=', userId)
    .execute();
}

function members(db: Database, spaceId: number) {
  return db
    .selectFrom('space_members as member')
    .leftJoin('users', 'users.id', 'member.user_id')
    .select(['member.user_id', 'member.role', 'member.created_at'])
    .select(displayNameOf('users').as('display_name'))
    .where('member.space_id', '=', spaceId);
}
