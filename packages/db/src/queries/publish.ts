import { sql } from 'kysely';
import type {
  Production,
  ProductionStatus,
  Publication,
  PublicationStatus,
  Tx,
  Visibility,
} from '../schema.ts';
import { recordPublicationEvent } from './publication-events.ts';
import { moderates, type ReadableSpace, requiresReview } from './spaces.ts';

export type PublicationSettings = {
  visibility: Visibility;
  visibleInSpace: boolean;
  visibleInGlobal: boolean;
};

export type NewPublication = {
  production: Pick<Production, 'id' | 'upload_id' | 'user_id'>;
  space: Pick<ReadableSpace, 'id' | 'type' | 'settings' | 'role'>;
  userId: number;
  /** Without some of them: what it has had when it is published again, or else the defaults. */
  settings?: Partial<PublicationSettings>;
};

/** Ends without outputs: there is nothing to show, and never will be. */
export const unpublishableStatuses = ['failed', 'canceled', 'deleting'] as const satisfies ProductionStatus[];

/**
 * Publishes a production into a space, or asks a moderator to; doing it again publishes it anew. What is published
 * already keeps its place in the feeds, but new settings need a new review where the space asks for one.
 * @returns the publication's id; nothing when the production cannot be published (any more).
 */
export async function tryPublish(tx: Tx, wanted: NewPublication): Promise<number | undefined> {
  const { production, space, userId } = wanted;
  if (!(await holdUpload(tx, production.upload_id)) || !(await holdPublishable(tx, production.id)))
    return undefined;
  const before = await tx
    .selectFrom('space_publications')
    .selectAll()
    .where('production_id', '=', production.id)
    .where('space_id', '=', space.id)
    .forUpdate()
    .executeTakeFirst();
  const columns = toColumns(wanted, before);
  const changed = !before || isChange(before, columns);
  const status = before?.status === 'published' && !changed ? 'published' : statusAfter(before, space);
  if (before?.status === status && !changed) return before.id;

  const shown = { ...columns, ...statusColumns(status, userId, before?.status) };
  let id = before?.id;
  if (id !== undefined) await tx.updateTable('space_publications').set(shown).where('id', '=', id).execute();
  else id = await insertPublication(tx, wanted, shown);
  const action = before?.status === status ? 'changed' : actionTo(status, before !== undefined);
  await recordPublicationEvent(tx, id, {
    actorId: userId,
    action,
    detail: { from: before?.status ?? null, to: status, ...(before && changed && columns) },
  });
  return id;
}

type Reviewed = Pick<Publication, 'status' | 'approved_by'>;

/** What becomes of a publication that is (again) to be shown, by somebody with this role in the space. */
export function statusAfter(
  before: Reviewed | undefined,
  { role, settings }: Pick<ReadableSpace, 'role' | 'settings'>,
): 'published' | 'pending' {
  if (moderates(role)) return 'published';
  return requiresReview(settings) || (before && awaitsModerator(before)) ? 'pending' : 'published';
}

/**
 * Whether only a moderator brings it back, though the space requires no review. Its status alone would forget with
 * the next step that a moderator was against it; nobody's approval stays until somebody's has been given.
 */
export function awaitsModerator({ status, approved_by }: Reviewed): boolean {
  if (status === 'published') return false;
  return approved_by === null || status === 'pending' || status === 'rejected';
}

/** What a publication's row says from now on; what is published already keeps its time. */
export function statusColumns(to: 'published' | 'pending', userId: number, before?: PublicationStatus) {
  if (to === 'pending') return { status: to, requested_by: userId, approved_by: null, unpublished_at: null };
  if (before === 'published') return { status: to };
  return {
    status: to,
    approved_by: userId,
    published_at: sql<Date>`CURRENT_TIMESTAMP`,
    unpublished_at: null,
  };
}

export function actionTo(to: 'published' | 'pending', again: boolean) {
  if (to === 'pending') return 'requested';
  return again ? 'republished' : 'published';
}

/**
 * Holds the upload as it is until the transaction ends, before any of its productions, as a deletion does: which then
 * either sees what is published of it, or is seen here. @returns whether it is there to stay.
 */
export async function holdUpload(tx: Tx, id: number): Promise<boolean> {
  const upload = await tx
    .selectFrom('uploads')
    .select('deletion_id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return upload?.deletion_id === null;
}

/** Holds the production likewise. @returns whether it may be published. */
async function holdPublishable(tx: Tx, productionId: number): Promise<boolean> {
  const production = await tx
    .selectFrom('productions')
    .select(['status', 'deletion_id'])
    .where('id', '=', productionId)
    .forUpdate()
    .executeTakeFirst();
  if (!production || production.deletion_id !== null) return false;
  return !unpublishableStatuses.some((status) => status === production.status);
}

type SettingsColumns = Pick<Publication, 'visibility' | 'visible_in_space' | 'visible_in_global'>;

function toColumns({ settings = {}, space }: NewPublication, before?: Publication): SettingsColumns {
  const { visibility, visibleInSpace, visibleInGlobal } = settings;
  return {
    visibility: visibility ?? before?.visibility ?? 'inherit',
    visible_in_space: Number(visibleInSpace ?? before?.visible_in_space ?? true),
    visible_in_global: Number(visibleInGlobal ?? before?.visible_in_global ?? space.type === 'channel'),
  };
}

function isChange(before: SettingsColumns, after: SettingsColumns): boolean {
  return (
    before.visibility !== after.visibility ||
    before.visible_in_space !== after.visible_in_space ||
    before.visible_in_global !== after.visible_in_global
  );
}

async function insertPublication(
  tx: Tx,
  { production, space, userId }: NewPublication,
  shown: SettingsColumns & ReturnType<typeof statusColumns>,
): Promise<number> {
  const { insertId } = await tx
    .insertInto('space_publications')
    .values({
      ...shown,
      upload_id: production.upload_id,
      production_id: production.id,
      space_id: space.id,
      requested_by: userId,
      owner_user_id: production.user_id,
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}
