import type { Waits } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';

/** @param most how many a user may wait for at a time in this process */
export function openWaits(most: number): Waits {
  const running = new Map<number, number>();
  return async (userId, work) => {
    const count = running.get(userId) ?? 0;
    if (count >= most)
      throw new Problem(
        'QUOTA_EXCEEDED',
        `You wait for events ${most} times already: wait once for all of them.`,
      );
    running.set(userId, count + 1);
    try {
      return await work();
    } finally {
      const left = (running.get(userId) ?? 1) - 1;
      if (left === 0) running.delete(userId);
      else running.set(userId, left);
    }
  };
}
