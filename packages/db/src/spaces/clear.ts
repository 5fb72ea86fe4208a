import { sql } from 'kysely';
import type { Database, Space, Tx } from '../schema.ts';

export type SpaceToClear = Pick<Space, 'id' | 'closed_by' | 'deleted_at'>;

/** Finds the closed spaces that have not been cleared, those closed first first. */
export async function findSpacesToClear(db: Database, { limit }: { limit: number }): Promise<SpaceToClear[]> {
  return await db
    .selectFrom('spaces')
    .select(['id', 'closed_by', 'deleted_at'])
    .where('cleared_at', 'is', null)
    .where('closed_at', 'is not', null)
    .orderBy('closed_at')
    .limit(limit)
    .execute();
}

/** Locks the space until the transaction ends, if it is still to be cleared. */
export async function lockSpaceToClear(tx: Tx, id: number): Promise<SpaceToClear | undefined> {
  return await tx
    .selectFrom('spaces')
    .select(['id', 'closed_by', 'deleted_at'])
    .where('id', '=', id)
    .where('cleared_at', 'is', null)
    .where('closed_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Removes up to `limit` members and invitations each of a deleted space. @returns whether none is left. */
export async function removeMembers(tx: Tx, spaceId: number, { limit }: { limit: number }): Promise<boolean> {
  const removed = [
    await tx.deleteFrom('space_members').where('space_id', '=', spaceId).limit(limit).executeTakeFirst(),
    await tx.deleteFrom('space_invitations').where('space_id', '=', spaceId).limit(limit).executeTakeFirst(),
  ];
  return removed.every(({ numDeletedRows }) => numDeletedRows < limit);
}

/** Notes that nothing of the closed space is left to do. */
export async function markCleared(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('spaces')
    .set({ cleared_at: sql<Date>`CURRENT_TIMESTAMP(3)` })
    .where('id', '=', id)
    .execute();
}
