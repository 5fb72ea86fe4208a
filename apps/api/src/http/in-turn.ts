/**
 * Runs this after everything else of the user's that this process was given before.
 * @throws the reason of `deadline` if that has passed when its turn comes; then it does not run.
 */
export type InTurn = <Result>(
  { userId, deadline }: { userId: number; deadline: AbortSignal },
  work: () => Promise<Result>,
) => Promise<Result>;

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
