import { unpublishableStatuses } from '@bacs/domain';
import { type ExpressionBuilder, sql, type UpdateObject } from 'kysely';
import { lockOpenSpace } from '../locks.ts';
import type { Database, Publication, PublicationStatus, Schema, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { recordPublicationEvent } from './events.ts';
import {
  actionTo,
  type PublicationAction,
  shownStatuses,
  statusColumns,
  undecidedStatuses,
} from './states.ts';
import { leavePlace, lockReplaceable, placeOf } from './take-place.ts';

type Seen = Pick<Publication, 'id' | 'status'>;
/** A space must show exactly what the caller has looked at, and nobody may have objected to it meanwhile. */
type SeenWhole = Seen & Pick<Publication, 'space_id' | (typeof seenColumns)[number]>;

const seenColumns = [
  'approved_by',
  'taken_down_by',
  'replaces_id',
  'visibility',
  'visible_in_space',
  'visible_in_global',
] as const;

/** Tells, in the transaction of a change, whether everything is still as the caller has seen it. */
export type StillSeen = (tx: Tx) => Promise<boolean>;

/**
 * Publishes an undecided publication whose production is completed, in the place of the one that it replaces, if any.
 * @returns whether this call did it.
 */
export async function tryApprove(
  db: Database,
  seen: SeenWhole,
  actorId: number,
  isStillSeen?: StillSeen | undefined,
): Promise<boolean> {
  const to = { ...statusColumns('published', actorId), taken_down_by: null };
  const change = { actorId, action: 'approved', from: undecidedStatuses, to, isStillSeen } as const;
  return await tryChange(db, seen, { ...change, as: seen, onlyCompleted: true });
}

type Rejection = {
  actorId: number;
  /** Stands in the history, for whoever asked. */
  reason?: string | undefined;
  isStillSeen?: StillSeen | undefined;
};

/** Rejects an undecided publication. @returns whether this call did it. */
export async function tryReject(db: Database, seen: Seen, rejection: Rejection): Promise<boolean> {
  const to = { status: 'rejected', approved_by: null, replaces_id: null } as const;
  return await tryChange(db, seen, { ...rejection, action: 'rejected', from: undecidedStatuses, to });
}

type Unpublication = {
  actorId: number;
  /** Only a moderator can publish it again. */
  forGood?: boolean;
  /** Only an operator can publish it again. */
  takeDown?: boolean;
  isStillSeen?: StillSeen | undefined;
};

/**
 * Unpublishes what is shown or waits to be shown. `forGood` and `takeDown` also apply to what is already unpublished.
 * @returns whether this call made the change.
 */
export async function tryUnpublish(
  db: Database,
  seen: Seen & Pick<Publication, 'approved_by' | 'taken_down_by'>,
  { actorId, takeDown = false, forGood = takeDown, isStillSeen }: Unpublication,
): Promise<boolean> {
  const held = {
    ...(forGood && { approved_by: null }),
    ...(takeDown && { taken_down_by: actorId }),
  };
  const change = { actorId, action: 'unpublished', isStillSeen } as const;
  const isHeld = (!forGood || seen.approved_by === null) && (!takeDown || seen.taken_down_by !== null);
  if (seen.status === 'unpublished' && !isHeld)
    return await tryChange(db, seen, {
      ...change,
      from: ['unpublished'],
      to: { status: 'unpublished', ...held },
    });
  const to = {
    status: 'unpublished',
    unpublished_at: sql<Date>`CURRENT_TIMESTAMP`,
    replaces_id: null,
    ...held,
  } as const;
  return await tryChange(db, seen, { ...change, from: shownStatuses, to });
}

type Republication = {
  actorId: number;
  to: 'published' | 'pending';
  /** true when it belongs to somebody else than the actor. */
  ofOthers?: boolean;
  isStillSeen?: StillSeen | undefined;
};

/**
 * Publishes a publication that is not shown, or lets it wait for review, unless its production cannot be published any
 * more.
 */
export async function tryRepublish(
  db: Database,
  seen: SeenWhole,
  { actorId, to, ofOthers = false, isStillSeen }: Republication,
): Promise<boolean> {
  if (seen.status === 'published' || seen.status === to) return false;
  const { requested_by, ...columns } = statusColumns(to, actorId);
  return await tryChange(db, seen, {
    actorId,
    action: actionTo(to, true),
    from: [seen.status],
    // Whoever requested it may manage it for good, even after they have left the space.
    to: ofOthers || requested_by === undefined ? columns : { ...columns, requested_by },
    as: seen,
    onlyCompleted: ofOthers,
    isStillSeen,
  });
}

type Change = {
  actorId: number;
  action: PublicationAction;
  from: readonly PublicationStatus[];
  to: UpdateObject<Schema, 'space_publications'> & { status: PublicationStatus };
  /** The space is to show it: it must be open, and more than the status must still be as the caller has seen it. */
  as?: SeenWhole;
  /** Nobody has seen what a production will show, so somebody else publishes it only when it is completed. */
  onlyCompleted?: boolean | undefined;
  reason?: string | undefined;
  isStillSeen?: StillSeen | undefined;
};

/**
 * Changes a publication by compare-and-set against what the caller has seen, and records the event in the same
 * transaction. Where it replaces another publication, both change.
 */
async function tryChange(
  db: Database,
  { id, status }: Seen,
  { actorId, action, from, to, as, onlyCompleted, reason, isStillSeen }: Change,
) {
  if (!from.includes(status)) return false;
  return await inTransaction(db, async (tx) => {
    if (as && !(await lockOpenSpace(tx, as.space_id))) return false;
    if (isStillSeen && !(await isStillSeen(tx))) return false;
    const replacedId = to.status === 'published' ? (as?.replaces_id ?? null) : null;
    const old = replacedId === null ? undefined : await lockReplaceable(tx, replacedId);
    if (replacedId !== null && !old) return false;
    let change = tx
      .updateTable('space_publications')
      .set({ ...to, ...(old && { published_at: placeOf(old), replaces_id: null }) })
      .where('id', '=', id)
      .where('status', '=', status);
    if (to.status === 'published' || to.status === 'pending') change = change.where(isPublishable);
    if (to.status === 'published' && onlyCompleted) change = change.where(isCompleted);
    if (as)
      for (const column of seenColumns)
        change = change.where(column, as[column] === null ? 'is' : '=', as[column]);
    const { numUpdatedRows } = await change.executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (old) await leavePlace(tx, old, { replacedBy: id, actorId });
    const detail = {
      from: status,
      to: to.status,
      ...(old && { replaces: old.id }),
      ...(reason && { reason }),
    };
    await recordPublicationEvent(tx, id, { actorId, action, detail });
    return true;
  });
}

/**
 * Tells whether the production and the upload can be published. The UPDATE locks the rows that it asks, so that none of
 * them ends meanwhile.
 */
function isPublishable(eb: ExpressionBuilder<Schema, 'space_publications'>) {
  const ended = eb
    .selectFrom('productions')
    .select('productions.id')
    .whereRef('productions.id', '=', 'space_publications.production_id')
    .where('productions.status', 'in', unpublishableStatuses);
  const deleted = eb
    .selectFrom('uploads')
    .select('uploads.id')
    .whereRef('uploads.id', '=', 'space_publications.upload_id')
    .where('uploads.deletion_id', 'is not', null);
  return eb.and([eb.not(eb.exists(ended)), eb.not(eb.exists(deleted))]);
}

/** Tells whether the production is completed. What the older system rendered for the upload itself has none. */
function isCompleted(eb: ExpressionBuilder<Schema, 'space_publications'>) {
  const completed = eb
    .selectFrom('productions')
    .select('productions.id')
    .whereRef('productions.id', '=', 'space_publications.production_id')
    .where('productions.status', '=', 'completed');
  return eb.or([eb('production_id', 'is', null), eb.exists(completed)]);
}
