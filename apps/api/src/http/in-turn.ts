import type { InTurn } from '../dependencies.ts';

/**
 * Keeps what waits for a lock of the same user in one line. If it waited in the database, one user with many requests
 * would hold every connection of this process. `hasTurns` tells whether a user's line has anybody in it.
 */
export function openTurns(): { inTurn: InTurn; hasTurns: (userId: number) => boolean } {
  const last = new Map<number, Promise<unknown>>();
  const inTurn: InTurn = async ({ userId, deadline }, work) => {
    const begin = async () => {
      deadline.throwIfAborted();
      return await work();
    };
    const mine = (last.get(userId) ?? Promise.resolve()).then(begin, begin);
    last.set(userId, mine);
    try {
      return await mine;
    } finally {
      if (last.get(userId) === mine) last.delete(userId);
    }
  };
  return { inTurn, hasTurns: (userId) => last.has(userId) };
}
