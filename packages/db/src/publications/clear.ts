import type { Database, Tx } from '../schema.ts';
import { lockSpaceToClear, markCleared, removeMembers, type SpaceToClear } from '../spaces/index.ts';
import { inTransaction } from '../transaction.ts';
import { shownStatuses } from './states.ts';
import { unpublishLocked } from './unpublish-all.ts';

type Batch = { limit: number };

/**
 * Unpublishes up to `limit` publications of a closed space, which no feed shows any more. A deleted space loses as many
 * members and invitations.
 * @returns whether nothing is left to do for the space.
 */
export async function clearSpace(db: Database, id: number, batch: Batch): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    const space = await lockSpaceToClear(tx, id);
    if (!space) return true;
    const isEmpty = await unpublishIn(tx, space, batch);
    const hasNobody = space.deleted_at === null || (await removeMembers(tx, id, batch));
    const isCleared = isEmpty && hasNobody;
    if (isCleared) await markCleared(tx, id);
    return isCleared;
  });
}

async function unpublishIn(
  tx: Tx,
  { id, closed_by, deleted_at }: SpaceToClear,
  { limit }: Batch,
): Promise<boolean> {
  const shown = await tx
    .selectFrom('space_publications')
    .select(['id', 'status'])
    .where('space_id', '=', id)
    .where('status', 'in', shownStatuses)
    .limit(limit)
    .forUpdate()
    .execute();
  const why = { space: deleted_at === null ? 'closed' : 'deleted' };
  await unpublishLocked(tx, shown, { actorId: closed_by, why });
  return shown.length < limit;
}
