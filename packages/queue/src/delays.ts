/** Of a job that is not done. Longer would let one lost wake-up, or one clock that is off, hold a render up. */
export const longestDelayMs = 60_000;
