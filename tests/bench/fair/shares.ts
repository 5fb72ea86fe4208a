import { round } from '../numbers.ts';

/** One production that was served, in the order of being served. */
export type Served = { userId: number };

/** How evenly users who had work were served, in every window of so many */
export type Shares = {
  windows: number;
  /** The smallest and the largest part of an even share that a user got in a window */
  least_share: number | null;
  most_share: number | null;
  /** Windows in which a user was further from the even share than 20 % of it, and than one production */
  uneven_windows: number;
};

const tolerance = 0.2;

/**
 * Looks at every window of `size` productions. Only users count who had work during the whole window: `total` says how
 * many productions each had at the beginning.
 */
export function measureShares(served: Served[], total: Map<number, number>, size: number): Shares {
  const left = new Map(total);
  const shares: number[] = [];
  let [windows, uneven] = [0, 0];
  for (let from = 0; from + size <= served.length; from += 1) {
    const counts = new Map<number, number>();
    for (const { userId } of served.slice(from, from + size))
      counts.set(userId, (counts.get(userId) ?? 0) + 1);
    // Who is served to the end within the window had no more work in its rest.
    const busy = [...left].filter(([userId, count]) => count > (counts.get(userId) ?? 0));
    const got = busy.map(([userId]) => counts.get(userId) ?? 0);
    const even = got.reduce((sum, count) => sum + count, 0) / Math.max(1, got.length);
    windows += 1;
    const allowed = Math.max(1, tolerance * even);
    if (got.some((count) => Math.abs(count - even) > allowed)) uneven += 1;
    if (even > 0) shares.push(...got.map((count) => count / even));
    const [{ userId } = { userId: 0 }] = served.slice(from, from + 1);
    left.set(userId, (left.get(userId) ?? 0) - 1);
  }
  return {
    windows,
    least_share: shares.length === 0 ? null : round(shares.reduce((a, b) => Math.min(a, b))),
    most_share: shares.length === 0 ? null : round(shares.reduce((a, b) => Math.max(a, b))),
    uneven_windows: uneven,
  };
}
