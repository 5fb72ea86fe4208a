/**
 * `vi.waitFor` uses this for conditions that are sure to come. It limits what hangs, not what is slow on a busy
 * machine.
 */
export const patiently = { timeout: 60_000, interval: 100 };

/** Returns how many ms pass before the next look. A look takes time that the busy machine needs for other work. */
export function pauseAfter(looks: number): number {
  return Math.min(20 * 1.4 ** looks, 250);
}
