import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { hashSecret } from '../hash-secret.ts';
import { keptSince, type Removed, type Retention, removedFirst } from '../retention.ts';
import type { Database, Invitation, MemberRole, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { putMember } from './members.ts';
import { manages, roleIn } from './roles.ts';

/** A space has at most so many open invitations. */
export const mostOpenInvitations = 100;

/**
 * Adds an invitation to the space. @returns its id, and the code, which can be seen only now; undefined when the space
 * has as many open invitations as it may have.
 */
export async function tryInvite(
  tx: Tx,
  { spaceId, role, actorId, hours }: { spaceId: number; role: MemberRole; actorId: number; hours: number },
): Promise<{ id: number; code: string } | undefined> {
  // The lock on the space makes simultaneous requests count one after the other.
  await tx.selectFrom('spaces').select('id').where('id', '=', spaceId).forUpdate().execute();
  await tx
    .deleteFrom('space_invitations')
    .where('space_id', '=', spaceId)
    .where('accepted_by', 'is', null)
    .where('expires_at', '<=', sql<Date>`CURRENT_TIMESTAMP(3)`)
    .execute();
  const open = await openInvitations(tx, spaceId).select('id').limit(mostOpenInvitations).execute();
  if (open.length === mostOpenInvitations) return undefined;
  const code = randomBytes(32).toString('base64url');
  const { insertId } = await tx
    .insertInto('space_invitations')
    .values({
      space_id: spaceId,
      role,
      code_hash: hashSecret(code),
      created_by: actorId,
      expires_at: sql<Date>`CURRENT_TIMESTAMP(3) + INTERVAL ${sql.lit(hours)} HOUR`,
    })
    .executeTakeFirstOrThrow();
  return { id: Number(insertId), code };
}

/** Lists the invitations to the space that can be accepted, newest first, from below the id `before`. */
export async function listInvitations(
  db: Database,
  spaceId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<Invitation[]> {
  let query = openInvitations(db, spaceId).select(shown);
  if (before !== undefined) query = query.where('id', '<', before);
  return await query.orderBy('id', 'desc').limit(limit).execute();
}

export async function findInvitation(
  db: Database,
  spaceId: number,
  id: number,
): Promise<Invitation | undefined> {
  return await db
    .selectFrom('space_invitations')
    .select(shown)
    .where('space_id', '=', spaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Withdraws an invitation, unless somebody has accepted it. */
export async function removeInvitation(db: Database, spaceId: number, id: number): Promise<void> {
  await db
    .deleteFrom('space_invitations')
    .where('space_id', '=', spaceId)
    .where('id', '=', id)
    .where('accepted_by', 'is', null)
    .execute();
}

/** Removes invitations that ended long ago, whether somebody has accepted them or not. Who is a member stays one. */
export async function removeOldInvitations(db: Database, retention: Retention): Promise<Removed> {
  const { numDeletedRows } = await inTransaction(db, (tx) =>
    tx
      .deleteFrom('space_invitations')
      .where('expires_at', '<', keptSince(retention.days))
      .orderBy('expires_at')
      .limit(retention.limit)
      .executeTakeFirstOrThrow(),
  );
  return removedFirst(numDeletedRows, retention);
}

/** What became of an attempt to accept an invitation. */
export type Acceptance = { spaceId: number; accepted: boolean };

/**
 * Makes the user a member with the role of the invitation, unless they have a higher one. An invitation is for one user
 * and counts only while whoever made it still runs the space. A second call of the same member changes nothing.
 * @returns undefined if there is no such invitation any more; `accepted` is false for the owner of the space.
 */
export async function acceptInvitation(
  db: Database,
  userId: number,
  code: string,
): Promise<Acceptance | undefined> {
  return await inTransaction(db, async (tx) => {
    const invitation = await tx
      .selectFrom('space_invitations')
      .select(['id', 'space_id', 'role', 'created_by', 'accepted_by'])
      .select(sql<number>`expires_at > CURRENT_TIMESTAMP(3)`.as('is_valid'))
      .where('code_hash', '=', hashSecret(code))
      .forUpdate()
      .executeTakeFirst();
    if (!invitation) return undefined;
    const { space_id: spaceId, accepted_by: acceptedBy } = invitation;
    const role = await findRole(tx, spaceId, userId);
    if (acceptedBy !== null) return acceptedBy === userId && role ? { spaceId, accepted: true } : undefined;
    if (!invitation.is_valid || !manages({ role: await findRole(tx, spaceId, invitation.created_by) }))
      return undefined;
    if (role === 'owner') return { spaceId, accepted: false };
    if (role === null || ranks[role] < ranks[invitation.role])
      await putMember(tx, { spaceId, userId, role: invitation.role });
    await tx
      .updateTable('space_invitations')
      .set({ accepted_by: userId, accepted_at: sql<Date>`CURRENT_TIMESTAMP(3)` })
      .where('id', '=', invitation.id)
      .execute();
    return { spaceId, accepted: true };
  });
}

const ranks: Record<MemberRole, number> = { viewer: 0, publisher: 1, moderator: 2 };

/** Finds the user's role in an open space. */
async function findRole(tx: Tx, spaceId: number, userId: number) {
  const space = await tx
    .selectFrom('spaces')
    .leftJoin('space_members as member', (join) =>
      join.onRef('member.space_id', '=', 'spaces.id').on('member.user_id', '=', userId),
    )
    .select(['spaces.owner_user_id as ownerUserId', 'member.role as memberRole'])
    .where('spaces.id', '=', spaceId)
    .where('spaces.closed_at', 'is', null)
    .executeTakeFirst();
  return space ? roleIn(space, userId) : null;
}

function openInvitations(db: Database, spaceId: number) {
  return db
    .selectFrom('space_invitations')
    .where('space_id', '=', spaceId)
    .where('accepted_by', 'is', null)
    .where('expires_at', '>', sql<Date>`CURRENT_TIMESTAMP(3)`);
}

const shown = [
  'id',
  'space_id',
  'role',
  'created_by',
  'created_at',
  'expires_at',
  'accepted_by',
  'accepted_at',
] as const;
