import { type RawBuilder, sql } from 'kysely';
import type { PublicationStatus } from '../schema.ts';
import type { PublicationAction } from './events.ts';

/**
 * A publication with one of these can be approved or rejected. `approved` comes from the older system and is not
 * published yet.
 */
export const undecidedStatuses = ['pending', 'approved'] as const satisfies PublicationStatus[];
/** A publication with one of these can be taken back. */
export const shownStatuses = [...undecidedStatuses, 'published'] as const satisfies PublicationStatus[];

/** Who moderates the space sees what these show: what its owner asks, or has asked, to show. */
export const reviewedStatuses: readonly PublicationStatus[] = [...shownStatuses, 'rejected'];

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
