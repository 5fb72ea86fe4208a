/**
 * An unfinished job waits no longer than this. A longer delay would let one lost wake-up, or one wrong clock, hold a
 * render up.
 */
export const longestDelayMs = 60_000;
