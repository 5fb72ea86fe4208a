/** Runs this after everything else of the user's that this process was given before. */
export type InTurn = <Result>(userId: number, work: () => Promise<Result>) => Promise<Result>;

/**
 * Keeps what waits for a lock of the same user in one line. If it waited in the database, one user with many requests
 * would hold every connection of this process.
 */
export function openTurns(): InTurn {
  const last = new Map<number, Promise<unknown>>();
  return async (userId, work) => {
    const before = last.get(userId);
    const mine = before ? before.then(work, work) : work();
    last.set(userId, mine);
    try {
      return await mine;
    } finally {
      if (last.get(userId) === mine) last.delete(userId);
    }
  };
}
