/**
 * What an unfinished job may be waiting for, and how long it does so at most. If it waits for longer, a wake-up was lost
 * or a clock is wrong.
 * - `step`: for its next step. One wrong clock must not hold a render up.
 * - `backstop`: for the end of its MediaConvert job. An event or the sweep wakes it; this is for when neither does.
 * - `line`: for its turn. Whoever releases the production wakes it.
 */
export const longestDelaysMs = { step: 60_000, backstop: 10 * 60_000, line: 24 * 60 * 60_000 } as const;

export type Delay = keyof typeof longestDelaysMs;

export const longestBackstopMs: number = longestDelaysMs.backstop;

/** Tells for what a job of BullMQ waits, by how long it does: each delay is longer than those before it may be. */
export function isDelayed({ delay: ms }: { delay: number }, delay: Delay): boolean {
  const kinds = Object.keys(longestDelaysMs) as Delay[];
  return kinds.find((kind) => ms <= longestDelaysMs[kind]) === delay;
}
