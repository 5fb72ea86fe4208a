import type { ProductionStatus } from '@bacs/domain';
import type { ExpressionBuilder } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { IndexOf } from '../named-indexes.ts';
import type { Database, MemberRole, Publication, PublicationStatus, Schema, Space, Tx } from '../schema.ts';
import { type Access, manages, type Reader, roleIn } from '../spaces/index.ts';
import { type Shown, type ShownColumns, shownColumns, toShown } from './shown.ts';
import { isReviewed } from './states.ts';

/** A publication as a user sees it who may manage it. */
export type ManagedPublication = Publication &
  Access & {
    upload_uuid: string | null;
    production_ulid: string | null;
    production_status: ProductionStatus | null;
    space_settings: Space['settings'];
    space_closed_at: Date | null;
    /**
     * true when the reader requested the publication or owns what it shows. What belongs to nobody, as some of the older
     * system's, belongs to those who run the space.
     */
    mine: boolean;
    /** What the space shows or is asked to show; null for somebody else's publication that nobody asks to show. */
    shows: Shown | null;
    /** The publication whose place it takes once it is approved. */
    replaces: ReplacedPublication | null;
  };

/** Whose place another publication is to take. */
export type ReplacedPublication = Publication & { production_ulid: string | null; shows: Shown | null };

type PublicationFilter = {
  spaceId?: number;
  uploadId?: number;
  /** null selects publications of the upload itself. */
  productionId?: number | null;
  status?: PublicationStatus;
  /** true selects those that the user owns. Of a space that the user does not moderate, there are no others. */
  mine?: boolean;
  before?: number;
  limit: number;
};

/**
 * Finds a publication that the user may manage: their own, or one in a space that they moderate. Operators moderate
 * every space.
 */
export async function findPublicationFor(
  db: Database,
  reader: Reader,
  id: number,
): Promise<ManagedPublication | undefined> {
  const rows = await publicationsFor(db, reader).where('sp.id', '=', id).where(isManagedBy(reader)).execute();
  return (await toManaged(db, rows, reader))[0];
}

/** Reads publications as whoever owns them sees them, in the transaction that has changed them. */
export async function publicationsAsOwned(tx: Tx, ids: number[]): Promise<ManagedPublication[]> {
  const rows = await publicationsFor(tx, nobody).where('sp.id', 'in', ids).execute();
  const shown: ManagedPublication[] = [];
  for (const owner of new Set(rows.map(ownerOf))) {
    const own = rows.filter((row) => ownerOf(row) === owner);
    shown.push(...(await toManaged(tx, own, { ...nobody, userId: owner ?? nobody.userId })));
  }
  return shown;
}

const nobody: Reader = { userId: 0, role: 'member' };

/** Whose publication it is; null for what belongs to nobody, as some of the older system's. */
export function ownerOf({ owner_user_id, requested_by }: Publication): number | null {
  return owner_user_id ?? requested_by;
}

/** Lists the publications that the user may manage, newest first, from below the id `before`. */
export async function listPublicationsFor(
  db: Database,
  reader: Reader,
  filter: PublicationFilter,
): Promise<ManagedPublication[]> {
  const { spaceId, uploadId, productionId, status, mine, before, limit } = filter;
  let query = publicationsFor(db, reader, indexFor(filter)).where(isManagedBy(reader));
  if (mine) query = query.where('sp.owner_user_id', '=', reader.userId);
  if (spaceId !== undefined) query = query.where('sp.space_id', '=', spaceId);
  if (uploadId !== undefined) query = query.where('sp.upload_id', '=', uploadId);
  if (productionId !== undefined)
    query = query.where('sp.production_id', productionId === null ? 'is' : '=', productionId);
  if (status !== undefined) query = query.where('sp.status', '=', status);
  if (before !== undefined) query = query.where('sp.id', '<', before);
  return await toManaged(db, await query.orderBy('sp.id', 'desc').limit(limit).execute(), reader);
}

/** Names the index that leads to the page, with as many of the filters as it can have. */
function indexFor({ uploadId, productionId, status, mine }: PublicationFilter) {
  if (uploadId !== undefined) return 'space_publications_upload_space';
  if (productionId !== undefined) return 'space_publications_production';
  const whose = mine ? 'space_publications_owner' : 'space_publications_space';
  return status === undefined ? whose : (`${whose}_status` as const);
}

function publicationsFor(
  db: Database | Tx,
  { userId }: Reader,
  index: IndexOf<'space_publications'> = 'PRIMARY',
) {
  return db
    .selectFrom(byIndex('space_publications', 'sp', index))
    .leftJoin('uploads as u', 'u.id', 'sp.upload_id')
    .leftJoin('productions as p', 'p.id', 'sp.production_id')
    .leftJoin('spaces as s', 's.id', 'sp.space_id')
    .leftJoin('space_members as member', (join) =>
      join.onRef('member.space_id', '=', 'sp.space_id').on('member.user_id', '=', userId),
    )
    .selectAll('sp')
    .select([
      'u.asset_uuid as upload_uuid',
      'u.user_id as upload_user_id',
      'p.ulid as production_ulid',
      'p.status as production_status',
      'p.user_id as production_user_id',
      's.settings as space_settings',
      's.owner_user_id as space_owner_id',
      's.closed_at as space_closed_at',
      'member.role as member_role',
    ])
    .select(shownColumns);
}

type Joined = Schema & {
  sp: Publication;
  u: Schema['uploads'];
  p: Schema['productions'];
  s: Schema['spaces'];
  member: Schema['space_members'];
};

function isManagedBy({ userId, role }: Reader) {
  return (eb: ExpressionBuilder<Joined, 'sp' | 'u' | 'p' | 's' | 'member'>) =>
    role === 'operator'
      ? eb.and([])
      : eb.or([
          eb('s.owner_user_id', '=', userId),
          eb('member.role', '=', 'moderator'),
          eb('sp.requested_by', '=', userId),
          eb('sp.owner_user_id', '=', userId),
          eb('p.user_id', '=', userId),
          eb('u.user_id', '=', userId),
        ]);
}

type Row = Publication &
  Pick<
    ManagedPublication,
    'upload_uuid' | 'production_ulid' | 'production_status' | 'space_settings' | 'space_closed_at'
  > &
  ShownColumns & {
    upload_user_id: number | null;
    production_user_id: number | null;
    space_owner_id: number | null;
    member_role: MemberRole | null;
  };

async function toManaged(db: Database | Tx, rows: Row[], reader: Reader): Promise<ManagedPublication[]> {
  const replaced = await findReplaced(db, rows);
  return rows.map((row) => {
    const { upload_user_id, production_user_id, space_owner_id, member_role, ...publication } = row;
    const { requested_by, owner_user_id, replaces_id } = publication;
    const role = roleIn({ ownerUserId: space_owner_id, memberRole: member_role }, reader.userId);
    const owners = [requested_by, owner_user_id, production_user_id, upload_user_id];
    const belongsToNobody = owners.every((owner) => owner === null);
    const mine = owners.includes(reader.userId) || (belongsToNobody && manages({ role }));
    return {
      ...publication,
      role,
      isOperator: reader.role === 'operator',
      mine,
      shows: (mine || isReviewed(row) ? toShown(row) : null) ?? null,
      replaces: replaced.find(({ id }) => id === replaces_id) ?? null,
    };
  });
}

/** Finds whose place these publications are to take. The page needs one query, however many there are. */
async function findReplaced(db: Database | Tx, rows: Row[]): Promise<ReplacedPublication[]> {
  const ids = rows.flatMap(({ replaces_id }) => replaces_id ?? []);
  if (ids.length === 0) return [];
  const replaced = await db
    .selectFrom('space_publications as sp')
    .leftJoin('uploads as u', 'u.id', 'sp.upload_id')
    .leftJoin('productions as p', 'p.id', 'sp.production_id')
    .selectAll('sp')
    .select('p.ulid as production_ulid')
    .select(shownColumns)
    .where('sp.id', 'in', ids)
    .execute();
  return replaced.map((row) => ({
    ...row,
    shows: (isReviewed(row) && toShown(row)) || null,
  }));
}
