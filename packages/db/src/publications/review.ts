import type { Publication } from '../schema.ts';
import { moderates, type ReadableSpace, requiresReview } from '../spaces/index.ts';

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
