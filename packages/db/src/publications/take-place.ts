import { sql } from 'kysely';
import type { Publication, Tx } from '../schema.ts';
import { recordPublicationEvent } from './events.ts';
import { lockPublication } from './lock.ts';

/** Locks the publication if the space shows it, so that another one can take its place. */
export async function lockReplaceable(tx: Tx, id: number): Promise<Publication | undefined> {
  const old = await lockPublication(tx, id);
  return old?.status === 'published' ? old : undefined;
}

/** The time of a publication, which is its place in the feeds. */
export function placeOf({ published_at }: Pick<Publication, 'published_at'>): Date | ReturnType<typeof now> {
  // The older system has left some publications without a time, or with one of zeros.
  return published_at !== null && !Number.isNaN(published_at.getTime()) ? published_at : now();
}

/** Unpublishes a locked publication whose place another one takes in the same transaction. */
export async function leavePlace(
  tx: Tx,
  old: Publication,
  { replacedBy, actorId }: { replacedBy: number; actorId: number },
): Promise<void> {
  await tx
    .updateTable('space_publications')
    // It was shown, so nobody objected to it. The older system did not always record who approved.
    .set({ status: 'unpublished', approved_by: old.approved_by ?? actorId, unpublished_at: now() })
    .where('id', '=', old.id)
    .execute();
  await recordPublicationEvent(tx, old.id, {
    actorId,
    action: 'replaced',
    detail: { from: 'published', to: 'unpublished', replaced_by: replacedBy },
  });
}

function now() {
  return sql<Date>`CURRENT_TIMESTAMP`;
}
