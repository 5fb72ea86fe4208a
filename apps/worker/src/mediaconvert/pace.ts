import { isAwsError, judge } from './verdict.ts';

// This is the policy for 429, the answer to too many calls. The SDK does not repeat the call (client.ts). Whatever made
// it is blocked as `throttled`, and waits the longer the longer that lasts (back-off.ts). A crowd may wait for
// CreateJob, so every worker calls it at the pace that this file learns: a production without a turn goes back to the
// queue until its slot (render/wait-for-turn.ts), and calls nothing.

/**
 * Says how fast this process may call CreateJob. AWS does not say which rate an account may call at, so the pace
 * learns it: there is no limit until AWS refuses the first call as too fast; the rate is then a little below what AWS
 * accepted, and grows the faster the longer AWS has refused no call.
 */
export type Pace = {
  /** Returns 0 when a call may be made now, and counts that call; else it returns after how many ms to ask again. */
  take(): number;
  accepted(): void;
  throttled(): void;
};

const slowestPerSecond = 0.2;
const growthPerCall = 0.1;
const measuredMs = 1_000;
/** A wait longer than this becomes a random one within it, without a slot: nobody plans a queue of hours ahead. */
const horizonMs = 30_000;

/** Makes a call that has its turn, and learns from how it ends. */
export async function atPace<T>(pace: Pace, call: () => Promise<T>): Promise<T> {
  try {
    const answer = await call();
    pace.accepted();
    return answer;
  } catch (error) {
    if (isAwsError(error) && judge(error) === 'throttled') pace.throttled();
    throw error;
  }
}

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
      // AWS refuses calls together that were under way together: that is one sign, not many.
      if (now() - slowedAt < measuredMs) return;
      const first = perSecond === Number.POSITIVE_INFINITY;
      const measured = acceptedAt.filter((at) => at > now() - measuredMs).length;
      const least = first ? 1 : perSecond / 2;
      perSecond = Math.max(slowestPerSecond, Math.min(perSecond, Math.max(measured, least)) * 0.9);
      slowedAt = now();
      filledAt = now();
      // The first refusal comes out of a burst that has used up the second ahead as well.
      tokens = first ? -perSecond : 0;
    },
  };
}
