import type { Rate, Rates } from './rates.ts';
import type { Answer, Wish } from './shared-bucket.ts';

export type LocalBucket = {
  take(wishes: Wish[]): Answer;
  lower(): number | undefined;
  /** The shared bucket has answered: it knows better, and what this one saves from now on is for a time without it. */
  follow(shared: Pick<Answer, 'perSecond' | 'workers'>): void;
};

type Bucket = { tokens: number; at: number };

/** Nobody has told how many workers live. More than so many may break the budget while Redis is away, and no fewer. */
const workersAtMost = 10;
const slowestPerSecond = 0.25;

/**
 * Opens this process's share of the budget, for the time in which Redis does not answer: what the fleet may call,
 * divided by the workers that were alive when Redis answered last.
 */
export function openLocalBucket(rates: Rates, now: () => number): LocalBucket {
  let perSecond = rates.aggregate?.perSecond;
  let workers = 0;
  let buckets = new Map<string, Bucket>();
  let since = now();
  let slowedAt = Number.NEGATIVE_INFINITY;
  let takenAt: number[] = [];

  function share(whole: number): number {
    return whole / (workers || workersAtMost);
  }

  /** Says in how many ms a bucket has a token; it begins empty, so that all shares together never exceed the whole. */
  function lateness(name: string, whole: number | undefined): number {
    if (whole === undefined) return 0;
    const rate = share(whole);
    const { tokens, at } = buckets.get(name) ?? { tokens: 0, at: since };
    const filled = Math.min(Math.max(1, rate), tokens + ((now() - at) * rate) / 1_000);
    buckets.set(name, { tokens: filled, at: now() });
    return ((1 - filled) / rate) * 1_000;
  }

  function spend(name: string): void {
    const bucket = buckets.get(name);
    if (bucket) bucket.tokens -= 1;
  }

  function ownRate({ operation }: Wish): Rate | undefined {
    return rates.operations.get(operation);
  }

  return {
    take(wishes) {
      const waits = wishes.map((wish) =>
        Math.max(lateness('*', perSecond), lateness(wish.operation, ownRate(wish)?.perSecond)),
      );
      const granted = wishes[waits.findIndex((ms) => ms < 0.001)];
      if (granted) {
        spend('*');
        spend(granted.operation);
        takenAt = [...takenAt.filter((at) => at > now() - 1_000), now()];
      }
      const waitMs = granted ? 0 : Math.ceil(Math.min(...waits));
      return { granted, count: granted ? 1 : 0, waitMs, perSecond, workers };
    },
    lower() {
      if (now() - slowedAt < 1_000) return undefined;
      slowedAt = now();
      const measured = takenAt.filter((at) => at > now() - 1_000).length * (workers || 1);
      perSecond = Math.max(slowestPerSecond, (perSecond ?? measured) / 2);
      buckets = new Map([['*', { tokens: 0, at: now() }]]);
      return perSecond;
    },
    follow(shared) {
      ({ perSecond, workers } = shared);
      buckets = new Map();
      since = now();
    },
  };
}
