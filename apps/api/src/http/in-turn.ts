import type { InTurn } from '../dependencies.ts';

/**
 * Keeps what waits for a lock of the same user in one line. If it waited in the database, one user with many requests
 * would hold every connection of this process.
 */
export function openTurns(): InTurn {
  const last = new Map<number, Promise<unknown>>();
  return async ({ userId, deadline }, work) => {
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
}
