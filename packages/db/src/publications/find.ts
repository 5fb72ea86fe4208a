import type { ProductionStatus } from '@bacs/domain';
import { byIndex } from '../by-index.ts';
import type { Database, MemberRole, Publication, PublicationStatus, Space } from '../schema.ts';
import { roleIn, type SpaceRole } from '../spaces/index.ts';

/** A publication as a user sees it who may manage it. */
export type ManagedPublication = Publication & {
  upload_uuid: string | null;
  production_ulid: string | null;
  production_status: ProductionStatus | null;
  space_settings: Space['settings'];
  /** The viewer's role in the space. */
  role: SpaceRole | null;
  /** true when the viewer requested the publication or owns what it shows. */
  mine: boolean;
};

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

/** Finds a publication that the user may manage: their own, or one in a space that they moderate. */
export async function findPublicationFor(
  db: Database,
  userId: number,
  id: number,
): Promise<ManagedPublication | undefined> {
  const row = await publicationsFor(db, userId).where('sp.id', '=', id).executeTakeFirst();
  return row && toManaged(row, userId);
}

/** Lists the publications that the user may manage, newest first, from below the id `before`. */
export async function listPublicationsFor(
  db: Database,
  userId: number,
  filter: PublicationFilter,
): Promise<ManagedPublication[]> {
  const { spaceId, uploadId, productionId, status, mine, before, limit } = filter;
  let query = publicationsFor(db, userId, indexFor(filter));
  if (mine) query = query.where('sp.owner_user_id', '=', userId);
  if (spaceId !== undefined) query = query.where('sp.space_id', '=', spaceId);
  if (uploadId !== undefined) query = query.where('sp.upload_id', '=', uploadId);
  if (productionId !== undefined)
    query = query.where('sp.production_id', productionId === null ? 'is' : '=', productionId);
  if (status !== undefined) query = query.where('sp.status', '=', status);
  if (before !== undefined) query = query.where('sp.id', '<', before);
  const rows = await query.orderBy('sp.id', 'desc').limit(limit).execute();
  return rows.map((row) => toManaged(row, userId));
}

/** Names the index that leads to the page, with as many of the filters as it can have. */
function indexFor({ uploadId, productionId, status, mine }: PublicationFilter): string {
  if (uploadId !== undefined) return 'space_publications_upload_space';
  if (productionId !== undefined) return 'space_publications_production';
  const filters = (mine ? '_owner' : '_space') + (status === undefined ? '' : '_status');
  return `space_publications${filters}`;
}

function publicationsFor(db: Database, userId: number, index = 'PRIMARY') {
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
      'member.role as member_role',
    ])
    .where((eb) =>
      eb.or([
        eb('s.owner_user_id', '=', userId),
        eb('member.role', '=', 'moderator'),
        eb('sp.requested_by', '=', userId),
        eb('sp.owner_user_id', '=', userId),
        eb('p.user_id', '=', userId),
        eb('u.user_id', '=', userId),
      ]),
    );
}

type Row = Omit<ManagedPublication, 'role' | 'mine'> & {
  upload_user_id: number | null;
  production_user_id: number | null;
  space_owner_id: number | null;
  member_role: MemberRole | null;
};

function toManaged(
  { upload_user_id, production_user_id, space_owner_id, member_role, ...publication }: Row,
  userId: number,
): ManagedPublication {
  const { requested_by, owner_user_id } = publication;
  return {
    ...publication,
    role: roleIn({ ownerUserId: space_owner_id, memberRole: member_role }, userId),
    mine: [requested_by, owner_user_id, production_user_id, upload_user_id].includes(userId),
  };
}
