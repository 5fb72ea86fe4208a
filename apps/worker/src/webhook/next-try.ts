const minute = 60_000;
const hour = 60 * minute;

/** For so long an event is tried. An endpoint that has got nothing for as long is disabled. */
export const windowMs: number = 72 * hour;

/** The waits that Standard Webhooks recommends, from the first try on; then the last one again. */
const waits = [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour] as const;

/** The most that a receiver may ask for */
export const longestRetryAfterMs: number = hour;

type Failed = {
  /** The tries before this one, and how long ago the first was, in ms */
  attempts: number;
  triedMs: number;
  /** How long ago the receiver has got something; undefined if it never has */
  deliveredMs?: number | undefined;
  /** For how long it wants to be left alone, in ms */
  retryAfterMs?: number | null;
};

/**
 * Says when a delivery is tried again: after the next wait, up to a tenth longer at random, or when the receiver wants it.
 * The last try is at the end of the window. It has failed for good only if the receiver has got something meanwhile: one
 * that has got nothing gets it once it is enabled again.
 */
export function nextTry(
  { attempts, triedMs, deliveredMs = Number.POSITIVE_INFINITY, retryAfterMs }: Failed,
  random: number = Math.random(),
): 'failed' | { afterMs: number } {
  const leftMs = windowMs - triedMs;
  if (leftMs <= 0 && deliveredMs < triedMs) return 'failed';
  const waitMs = (waits[attempts] ?? waits[7]) * (1 + random / 10);
  const afterMs = Math.max(waitMs, Math.min(retryAfterMs ?? 0, longestRetryAfterMs));
  return { afterMs: Math.round(leftMs > 0 ? Math.min(afterMs, leftMs) : afterMs) };
}
