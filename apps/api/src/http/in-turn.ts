const last = new Map<number, Promise<unknown>>();

/**
 * Runs this after everything else of the user's that was given to it. In the database, such work waits for a lock of
 * the user; if it waited there, one user with many requests would hold every connection of this process.
 */
export async function inTurn<Result>(userId: number, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(userId);
  const mine = before ? before.then(work, work) : work();
  last.set(userId, mine);
  try {
    return await mine;
  } finally {
    if (last.get(userId) === mine) last.delete(userId);
  }
}
