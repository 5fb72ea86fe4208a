import { unpublishableStatuses } from '@bacs/domain';
import { type ExpressionBuilder, sql, type UpdateObject } from 'kysely';
import type { Database, Publication, PublicationStatus, Schema } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { type PublicationAction, recordPublicationEvent } from './events.ts';
import { actionTo, shownStatuses, statusColumns, undecidedStatuses } from './states.ts';

type Seen = Pick<Publication, 'id' | 'status'>;
/** A space must show exactly what the caller has looked at, and nobody may have objected to it meanwhile. */
type SeenWhole = Seen &
  Pick<Publication, 'approved_by' | 'visibility' | 'visible_in_space' | 'visible_in_global'>;

/**
 * Publishes an undecided publication, unless its production cannot be published any more. @returns whether this call
 * did it.
 */
export async function tryApprove(db: Database, seen: SeenWhole, actorId: number): Promise<boolean> {
  const to = statusColumns('published', actorId);
  return await tryChange(db, seen, { actorId, action: 'approved', from: undecidedStatuses, to, as: seen });
}

/** Rejects an undecided publication. @returns whether this call did it. */
export async function tryReject(db: Database, seen: Seen, actorId: number): Promise<boolean> {
  const to = { status: 'rejected', approved_by: null } as const;
  return await tryChange(db, seen, { actorId, action: 'rejected', from: undecidedStatuses, to });
}

/**
 * Unpublishes what is shown or waits to be shown. With `forGood`, only a moderator can publish it again; this also
 * applies to what is already unpublished.
 * @returns whether this call made the change.
 */
export async function tryUnpublish(
  db: Database,
  seen: Seen & Pick<Publication, 'approved_by'>,
  { actorId, forGood = false }: { actorId: number; forGood?: boolean },
): Promise<boolean> {
  const change = { actorId, action: 'unpublished' } as const;
  if (forGood && seen.status === 'unpublished' && seen.approved_by !== null) {
    const to = { status: 'unpublished', approved_by: null } as const;
    return await tryChange(db, seen, { ...change, from: ['unpublished'], to });
  }
  const to = {
    status: 'unpublished',
    unpublished_at: sql<Date>`CURRENT_TIMESTAMP`,
    ...(forGood && { approved_by: null }),
  } as const;
  return await tryChange(db, seen, { ...change, from: shownStatuses, to });
}

/**
 * Publishes a publication that is not shown, or lets it wait for review, unless its production cannot be published any
 * more.
 */
export async function tryRepublish(
  db: Database,
  seen: SeenWhole,
  { actorId, to }: { actorId: number; to: 'published' | 'pending' },
): Promise<boolean> {
  if (seen.status === 'published' || seen.status === to) return false;
  return await tryChange(db, seen, {
    actorId,
    action: actionTo(to, true),
    from: [seen.status],
    to: statusColumns(to, actorId),
    as: seen,
  });
}

type Change = {
  actorId: number;
  action: PublicationAction;
  from: readonly PublicationStatus[];
  to: UpdateObject<Schema, 'space_publications'> & { status: PublicationStatus };
  /** More than the status must still be as the caller has seen it. */
  as?: SeenWhole;
};

/**
 * Changes a publication by compare-and-set against what the caller has seen, and records the event in the same
 * transaction.
 */
async function tryChange(db: Database, { id, status }: Seen, { actorId, action, from, to, as }: Change) {
  if (!from.includes(status)) return false;
  return await inTransaction(db, async (tx) => {
    let change = tx
      .updateTable('space_publications')
      .set(to)
      .where('id', '=', id)
      .where('status', '=', status);
    if (to.status === 'published' || to.status === 'pending') change = change.where(isPublishable);
    if (as)
      change = change
        .where('approved_by', as.approved_by === null ? 'is' : '=', as.approved_by)
        .where('visibility', '=', as.visibility)
        .where('visible_in_space', '=', as.visible_in_space)
        .where('visible_in_global', '=', as.visible_in_global);
    const { numUpdatedRows } = await change.executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordPublicationEvent(tx, id, { actorId, action, detail: { from: status, to: to.status } });
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
