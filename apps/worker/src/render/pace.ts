/**
 * How fast this process calls CreateJob. Nobody tells the rate that an account may call at, so it is learned:
 * without limit until the first call is refused as too fast, then a little below what was accepted, growing the
 * faster the longer no call has been refused.
 */
export type Pace = {
  /** 0 when a call may be made now, which counts it; else how many ms to come back after. */
  take(): number;
  accepted(): void;
  throttled(): void;
};

const slowestPerSecond = 0.2;
const growthPerCall = 0.1;
const measuredMs = 1_000;
/** Who has to wait longer than this comes back at any time within: a queue of hours is not planned ahead. */
const horizonMs = 30_000;

export function createPace(now: () => number = () => performance.now()): Pace {
  let perSecond = Number.POSITIVE_INFINITY;
  let tokens = 0;
  let filledAt = 0;
  let slowedAt = Number.NEGATIVE_INFINITY;
  let nextReturn = 0;
  let acceptedAt: number[] = [];

  function fill() {
    const burst = Math.max(1, perSecond / 4);
    tokens = Math.min(burst, tokens + ((now() - filledAt) * perSecond) / 1_000);
    filledAt = now();
  }

  return {
    take() {
      if (perSecond === Number.POSITIVE_INFINITY) return 0;
      fill();
      if (tokens >= 1) {
        tokens -= 1;
        return 0;
      }
      const slot = Math.max(nextReturn, now()) + 1_000 / perSecond;
      if (slot - now() > horizonMs) return Math.ceil(Math.random() * horizonMs);
      nextReturn = slot;
      return Math.ceil(slot - now());
    },
    accepted() {
      acceptedAt = [...acceptedAt.filter((at) => at > now() - measuredMs), now()];
      const quietSeconds = (now() - slowedAt) / 1_000;
      perSecond += Math.min(growthPerCall, perSecond / 50) * (1 + quietSeconds);
    },
    throttled() {
      // Calls that were under way together are refused together: that is one sign, not many.
      if (now() - slowedAt < measuredMs) return;
      const first = perSecond === Number.POSITIVE_INFINITY;
      const measured = acceptedAt.filter((at) => at > now() - measuredMs).length;
      const least = first ? 1 : perSecond / 2;
      perSecond = Math.max(slowestPerSecond, Math.min(perSecond, Math.max(measured, least)) * 0.9);
      slowedAt = now();
      filledAt = now();
      // The first came out of a burst that has used up the second ahead as well.
      tokens = first ? -perSecond : 0;
    },
  };
}
