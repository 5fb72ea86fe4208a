const minute = 60_000;
const hour = 60 * minute;

/** For so long an event is tried. An endpoint that has got nothing for as long is disabled. */
export const windowMs: number = 72 * hour;

/** The waits that Standard Webhooks recommends, from the first try on; then the last one again. */
const waits = [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour] as const;

/** The most that a receiver may ask for */
const longestRetryAfterMs = hour;

/**
 * Says when a delivery is tried again: after the next wait, up to a tenth longer at random, or when the receiver wants it.
 * The last try is at the end of the window.
 * @param triedMs how long ago the first try was
 */
export function nextTry(
  { attempts, triedMs }: { attempts: number; triedMs: number },
  retryAfterMs: number | null = null,
  random: number = Math.random(),
): 'failed' | { afterMs: number } {
  const leftMs = windowMs - triedMs;
  if (leftMs <= 0) return 'failed';
  const waitMs = (waits[attempts] ?? waits[7]) * (1 + random / 10);
  const askedMs = Math.min(retryAfterMs ?? 0, longestRetryAfterMs);
  return { afterMs: Math.round(Math.min(Math.max(waitMs, askedMs), leftMs)) };
}
