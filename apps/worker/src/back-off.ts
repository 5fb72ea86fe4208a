type Bounds = { leastMs: number; mostMs: number };

/**
 * Says how long to wait before the next try: half the time that it has been blocked so far, within bounds, and up to
 * 50 % more at random, so that what AWS refuses together does not come back together.
 */
export function backOff(
  blockedMs: number,
  { leastMs, mostMs }: Bounds,
  random: number = Math.random(),
): number {
  const wait = Math.min(Math.max(blockedMs / 2, leastMs), mostMs);
  return Math.round(wait * (1 + random / 2));
}
