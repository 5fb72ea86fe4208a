import { type RawBuilder, sql } from 'kysely';
import type { Publication, PublicationStatus } from '../schema.ts';

/** The changes of a publication. The older system has stored other words. */
export type PublicationAction =
  | 'requested'
  | 'published'
  | 'changed'
  | 'approved'
  | 'rejected'
  | 'unpublished'
  | 'republished'
  | 'replaced';

/**
 * A publication with one of these can be approved or rejected. `approved` comes from the older system and is not
 * published yet.
 */
export const undecidedStatuses = ['pending', 'approved'] as const satisfies PublicationStatus[];
/** A publication with one of these can be taken back. */
export const shownStatuses = [...undecidedStatuses, 'published'] as const satisfies PublicationStatus[];

/**
 * Tells whether those who moderate the space see what the publication shows: its owner asks to show it, or it was shown
 * until a moderator objected.
 */
export function isReviewed({
  status,
  approved_by,
  published_at,
}: Pick<Publication, 'status' | 'approved_by' | 'published_at'>): boolean {
  if (status === 'unpublished') return approved_by === null && published_at !== null;
  return status === 'rejected' || shownStatuses.some((shown) => shown === status);
}

type StatusColumns = {
  status: 'published' | 'pending';
  requested_by?: number;
  approved_by?: number | null;
  published_at?: RawBuilder<Date>;
  unpublished_at?: null;
  replaces_id?: number | null;
};

/** Makes the columns for the new status of a publication. A publication that is already published keeps its time. */
export function statusColumns(
  to: 'published' | 'pending',
  userId: number,
  before?: PublicationStatus,
): StatusColumns {
  if (to === 'pending') return { status: to, requested_by: userId, approved_by: null, unpublished_at: null };
  if (before === 'published') return { status: to };
  return {
    status: to,
    approved_by: userId,
    published_at: sql<Date>`CURRENT_TIMESTAMP`,
    unpublished_at: null,
  };
}

export function actionTo(to: 'published' | 'pending', again: boolean): PublicationAction {
  if (to === 'pending') return 'requested';
  return again ? 'republished' : 'published';
}
