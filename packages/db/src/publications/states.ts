import { sql } from 'kysely';
import type { PublicationStatus } from '../schema.ts';

/** From which a publication can be approved or rejected; `approved` is the older system's, not yet published. */
export const undecidedStatuses = ['pending', 'approved'] as const satisfies PublicationStatus[];
/** From which it can be taken back. */
export const shownStatuses = [...undecidedStatuses, 'published'] as const satisfies PublicationStatus[];

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
