import type { Publication } from '../schema.ts';
import { manages, type ReadableSpace, requiresReview } from '../spaces/index.ts';

type Reviewed = Pick<Publication, 'status' | 'approved_by' | 'taken_down_by'>;

/**
 * Decides the status of a publication that somebody with this role in the space wants to show, for the first time or
 * again.
 */
export function statusAfter(
  before: Reviewed | undefined,
  { role, settings }: Pick<ReadableSpace, 'role' | 'settings'>,
): 'published' | 'pending' {
  // An operator took it down, so it waits for one, whoever asks.
  if (before && before.taken_down_by !== null) return 'pending';
  if (manages({ role })) return 'published';
  return requiresReview(settings) || (before && awaitsModerator(before)) ? 'pending' : 'published';
}

/**
 * Tells whether only a moderator may show it, even if the space requires no review. `approved_by = null` means that a
 * moderator objected; the status alone would lose that with the next step. Null stays until a moderator approves.
 */
function awaitsModerator({ status, approved_by }: Reviewed): boolean {
  if (status === 'published') return false;
  return approved_by === null || status === 'pending' || status === 'rejected';
}
