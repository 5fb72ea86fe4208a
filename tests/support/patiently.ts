/** For `vi.waitFor`, of what is sure to come: a bound for what hangs, not for what is slow on a busy machine. */
export const patiently = { timeout: 60_000, interval: 100 };

/** How many ms pass before the next look: every look costs the machine what it would rather do. */
export function pauseAfter(looks: number): number {
  return Math.min(20 * 1.4 ** looks, 250);
}
