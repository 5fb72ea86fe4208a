import { sql } from 'kysely';
import type { Database, MemberRole, Space, SpaceType, Tx } from '../schema.ts';

export type SpaceRole = 'owner' | MemberRole;
export type SpaceSettings = { require_review?: boolean };

/** A space as a user sees it; without a role it is a channel that they are no member of. */
export type ReadableSpace = Space & { role: SpaceRole | null };

export type NewSpace = {
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

/** Changes a space; of its settings only those that are given. */
export async function updateSpace(
  db: Database,
  id: number,
  { name, settings }: { name?: string; settings?: SpaceSettings },
): Promise<void> {
  await db
    .updateTable('spaces')
    .set({
      ...(name !== undefined && { name }),
      // Beside ours stand the older system's settings.
      ...(settings && {
        settings: sql`JSON_MERGE_PATCH(COALESCE(settings, '{}'), ${JSON.stringify(settings)})`,
      }),
    })
    .where('id', '=', id)
    .execute();
}

/** A space that the user may read: their own, those they are a member of, and every channel. */
export async function findReadableSpace(
  db: Database,
  userId: number,
  id: number,
): Promise<ReadableSpace | undefined> {
  const row = await readableSpaces(db, userId).where('spaces.id', '=', id).executeTakeFirst();
  return row && toReadable(row, userId);
}

/** The spaces that the user may read, newest first, from below the id `before`. */
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

/** What the user is in a space of this owner, in which they have this role. */
export function roleIn(
  { ownerUserId, memberRole }: { ownerUserId: number | null; memberRole: MemberRole | null },
  userId: number,
): SpaceRole | null {
  return ownerUserId === userId ? 'owner' : memberRole;
}

/** Whether this role decides what a space shows and who is in it. */
export function moderates(role: SpaceRole | null): boolean {
  return role === 'owner' || role === 'moderator';
}

/** Whether this role may put productions into a space. */
export function mayPublish(role: SpaceRole | null): boolean {
  return moderates(role) || role === 'publisher';
}

/** Whether what a publisher brings is shown only once a moderator has approved it. */
export function requiresReview(settings: Space['settings']): boolean {
  return settings?.['require_review'] === true;
}
