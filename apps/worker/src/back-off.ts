type Bounds = { leastMs: number; mostMs: number };

/**
 * How long to wait before the next try of what has been blocked for so long: half that time, within bounds, and up to
 * half as long again at random, so that what AWS refuses together does not come back together.
 */
export function backOff(
  blockedMs: number,
  { leastMs, mostMs }: Bounds,
  random: number = Math.random(),
): number {
  const wait = Math.min(Math.max(blockedMs / 2, leastMs), mostMs);
  return Math.round(wait * (1 + random / 2));
}
