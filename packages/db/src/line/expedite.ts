import { sql } from 'kysely';
import { lockUser } from '../locks.ts';
import type { Database, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { giveTurnsBack } from './turns.ts';

/** The time in µs, by the database's clock, below 0: two that are put there at once need not know of each other. */
const beforeAll = sql<number>`-FLOOR(UNIX_TIMESTAMP(CURRENT_TIMESTAMP(6)) * 1000000)`;

/**
 * Puts a production that waits in line before everybody, as only an operator may. It gets a turn below 0, the lower the
 * later it is put there, so it goes before those that were put there earlier. It costs its user no turn. One that is there
 * already stays as it is. `then` runs in the same transaction if it was put there.
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
    await tx.updateTable('productions').set({ turn: beforeAll }).where('id', '=', id).execute();
    await giveTurnsBack(tx, [production]);
    await then?.(tx);
    return true;
  });
}
