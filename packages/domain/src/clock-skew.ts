/** Clocks that are set by a time server differ by milliseconds. */
const toleratedMs = 2_000;

/** What another clock said between two looks at our own; all in ms. */
export type ClockReading = { before: number; theirs: number; after: number };

/**
 * Tells by how many ms another clock is ahead of ours at least, or behind it if the number is negative. How long the
 * answer took says nothing about the clocks, so only what lies beyond it counts.
 * @param precisionMs is the unit that the other clock counts in
 * @returns undefined while the difference does no harm.
 */
export function clockSkewOf(
  { before, theirs, after }: ClockReading,
  precisionMs: number = 1,
): number | undefined {
  const ahead = Math.max(theirs - after, 0) || Math.min(theirs + precisionMs - before, 0);
  return Math.abs(ahead) <= toleratedMs ? undefined : ahead;
}

/** Says it in words: `12 s ahead of`. */
export function describeSkew(aheadMs: number): string {
  return `${Math.round(Math.abs(aheadMs) / 1_000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
}
