import { byIndex } from '../by-index.ts';
import type { Production, Tx } from '../schema.ts';
import { isWaiting } from './waiting.ts';

/** The length of a turn of a user whose weight is 1, in virtual time. */
const turnLength = 1_000_000;

/**
 * Takes the next turns of a user, in order. The transaction holds the lock of the user, so nobody else takes them. They
 * begin after the user's own that wait, or now: what the user did not use before is not saved up.
 */
export async function takeTurns(
  tx: Tx,
  { userId, weight = 1 }: { userId: number; weight?: number | undefined },
  count: number,
): Promise<number[]> {
  const [own] = await largestTurns(tx, userId, 1);
  const line = await tx.selectFrom('dispatch').select('virtual_time').where('id', '=', 1).executeTakeFirst();
  const first = Math.max(own?.turn ?? 0, line?.virtual_time ?? 0);
  const step = Math.round(turnLength / weight);
  return Array.from({ length: count }, (_, index) => first + (index + 1) * step);
}

/**
 * Gives the turns of productions that have left the line without being released to those of the user that still wait. So
 * the user loses their last turns, and not the first ones. A turn below 0 is an operator's, for that production alone.
 */
export async function giveTurnsBack(
  tx: Tx,
  left: Pick<Production, 'user_id' | 'turn' | 'status' | 'released_at'>[],
): Promise<void> {
  const waited = left.filter(
    ({ status, released_at, turn }) => status === 'queued' && released_at === null && turn >= 0,
  );
  for (const userId of new Set(waited.map(({ user_id }) => user_id))) {
    const turns = waited
      .filter(({ user_id }) => user_id === userId)
      .map(({ turn }) => turn)
      .sort((one, other) => one - other);
    const largest = await largestTurns(tx, userId, turns.length);
    for (const [index, { id, turn }] of largest.entries()) {
      const earlier = turns[index];
      if (earlier === undefined || earlier >= turn) break;
      await tx.updateTable('productions').set({ turn: earlier }).where('id', '=', id).execute();
    }
  }
}

async function largestTurns(
  tx: Tx,
  userId: number,
  limit: number,
): Promise<Pick<Production, 'id' | 'turn'>[]> {
  return await tx
    .selectFrom(byIndex('productions', 'productions', 'productions_user_turn'))
    .select(['productions.id', 'productions.turn'])
    .where(isWaiting)
    .where('productions.user_id', '=', userId)
    .orderBy('productions.turn', 'desc')
    .limit(limit)
    .execute();
}
