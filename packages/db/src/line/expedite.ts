import { byIndex } from '../by-index.ts';
import { lockUser } from '../locks.ts';
import type { Database, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { giveTurnsBack } from './turns.ts';
import { isWaiting } from './waiting.ts';

/**
 * Puts a production that waits in line before everybody, as only an operator may. It gets a turn below 0, which no other
 * has, and goes before those that were put there earlier. It costs its user no turn. One that is there already stays as it
 * is. `then` runs in the same transaction if it was put there.
 * @returns whether it waits.
 */
export async function tryExpedite(
  db: Database,
  id: number,
  { ownerId, then }: { ownerId?: number; then?: (tx: Tx) => Promise<void> } = {},
): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    if (ownerId !== undefined) await lockUser(tx, ownerId);
    const production = await tx
      .selectFrom('productions')
      .select(['user_id', 'turn', 'status', 'released_at', 'cancel_requested_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (production?.status !== 'queued' || production.released_at || production.cancel_requested_at)
      return false;
    if (production.turn < 0) return true;
    const first = await tx
      .selectFrom(byIndex('productions', 'productions', 'productions_line'))
      .select('productions.turn')
      .where(isWaiting)
      .orderBy('productions.turn')
      .limit(1)
      .executeTakeFirst();
    const turn = Math.min(first?.turn ?? 0, 0) - 1;
    await tx.updateTable('productions').set({ turn }).where('id', '=', id).execute();
    await giveTurnsBack(tx, [production]);
    await then?.(tx);
    return true;
  });
}
