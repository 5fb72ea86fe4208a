import type { Waits } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';

/** @param most how many times a user may wait for events at once in this process; 0 for no limit */
export function openWaits(most: number): Waits {
  const counts = new Map<number, number>();
  return (userId) => {
    const count = counts.get(userId) ?? 0;
    if (most > 0 && count >= most)
      throw new Problem(
        'QUOTA_EXCEEDED',
        `You wait for events ${most} times already: wait once for all of them.`,
      );
    counts.set(userId, count + 1);
    return () => {
      const left = (counts.get(userId) ?? 1) - 1;
      if (left === 0) counts.delete(userId);
      else counts.set(userId, left);
    };
  };
}
