import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { newestOf } from '../merge-pages.ts';
import type { IndexOf } from '../named-indexes.ts';
import type { Database, MemberRole, Space } from '../schema.ts';
import { type Access, manages, moderates, type Reader, roleIn } from './roles.ts';

/** A space as a user sees it. Without a role, it is a channel, or the user is an operator. */
export type ReadableSpace = Space & Access;

/**
 * Finds a space that the user may read: their own, one that they are a member of, or a channel. An operator may read
 * any. A closed space is read only by those who run it and by operators, a deleted one by nobody.
 */
export async function findReadableSpace(
  db: Database,
  reader: Reader,
  id: number,
): Promise<ReadableSpace | undefined> {
  const row = await spacesFor(db, reader)
    .where('spaces.id', '=', id)
    .where('spaces.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const space = toReadable(row, reader);
  const isReadable = space.role !== null || space.isOperator || space.type === 'channel';
  const isHidden = space.closed_at !== null && !moderates(space);
  return isReadable && !isHidden ? space : undefined;
}

/** Finds a channel that everybody may read, for somebody without an API key. */
export async function findOpenChannel(db: Database, id: number): Promise<Pick<Space, 'id'> | undefined> {
  return await db
    .selectFrom('spaces')
    .select('id')
    .where('id', '=', id)
    .where('type', '=', 'channel')
    .where('closed_at', 'is', null)
    .executeTakeFirst();
}

/** Which spaces a list is to have: those with this slug, those in which the user has a role. */
type SpaceFilter = { slug?: string | undefined; mine?: boolean | undefined };

type Page = { before?: number | undefined; limit: number };

/** Lists the spaces that the user owns or is a member of, and every channel, newest first, from below the id `before`. */
export async function listReadableSpaces(
  db: Database,
  reader: Reader,
  { slug, mine = false }: SpaceFilter,
  page: Page,
): Promise<ReadableSpace[]> {
  if (slug !== undefined) return await listSpacesWithSlug(db, reader, { slug, mine }, page);
  const ids = newestOf(await Promise.all(readableIds(db, reader, mine, page)), page.limit).map(
    ({ id }) => id,
  );
  if (ids.length === 0) return [];
  // A space that is deleted from now on stays in the page: a page that is not full would be the last one.
  const rows = await spacesFor(db, reader)
    .where('spaces.id', 'in', ids)
    .orderBy('spaces.id', 'desc')
    .execute();
  return rows.map((row) => toReadable(row, reader));
}

/** Lists those of one slug that the user may read. Each type of space has a slug at most once, so they are few. */
async function listSpacesWithSlug(
  db: Database,
  reader: Reader,
  { slug, mine }: { slug: string; mine: boolean },
  { before = Number.MAX_SAFE_INTEGER, limit }: Page,
): Promise<ReadableSpace[]> {
  const rows = await spacesFor(db, reader)
    .where('spaces.type', 'in', ['personal', 'group', 'channel'])
    .where('spaces.slug', '=', slug)
    .where('spaces.deleted_at', 'is', null)
    .where('spaces.id', '<', before)
    .orderBy('spaces.id', 'desc')
    .execute();
  return rows
    .map((row) => toReadable(row, reader))
    .filter((space) => space.role !== null || (space.type === 'channel' && !mine))
    .filter((space) => space.closed_at === null || manages(space))
    .slice(0, limit);
}

/** Lists the newest of each part: the spaces that the user owns, those with the user as a member, and the channels. */
function readableIds(
  db: Database,
  { userId }: Reader,
  mine: boolean,
  { before = Number.MAX_SAFE_INTEGER, limit }: Page,
): Promise<{ id: number }[]>[] {
  const spaces = (index: IndexOf<'spaces'>) =>
    db
      .selectFrom(byIndex('spaces', 'spaces', index))
      .select('id')
      .where('id', '<', before)
      .orderBy('id', 'desc')
      .limit(limit);
  const memberships = db
    .selectFrom(byIndex('space_members', 'member', 'space_members_user'))
    .innerJoin('spaces', 'spaces.id', 'member.space_id')
    // MySQL would begin with all spaces.
    .modifyFront(sql`STRAIGHT_JOIN`)
    .select('member.space_id as id')
    .where('member.user_id', '=', userId)
    .where('member.space_id', '<', before)
    .where('spaces.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('spaces.closed_at', 'is', null), eb('member.role', '=', 'moderator')]))
    .orderBy('member.space_id', 'desc')
    .limit(limit);
  const own = [
    spaces('spaces_of_owner').where('owner_user_id', '=', userId).where('deleted_at', 'is', null).execute(),
    memberships.execute(),
  ];
  if (mine) return own;
  return [
    ...own,
    spaces('spaces_open').where('type', '=', 'channel').where('closed_at', 'is', null).execute(),
  ];
}

function spacesFor(db: Database, { userId }: Reader) {
  return db
    .selectFrom('spaces')
    .leftJoin('space_members as member', (join) =>
      join.onRef('member.space_id', '=', 'spaces.id').on('member.user_id', '=', userId),
    )
    .selectAll('spaces')
    .select('member.role as member_role');
}

function toReadable(
  { member_role, ...space }: Space & { member_role: MemberRole | null },
  { userId, role }: Reader,
): ReadableSpace {
  return {
    ...space,
    role: roleIn({ ownerUserId: space.owner_user_id, memberRole: member_role }, userId),
    isOperator: role === 'operator',
  };
}
