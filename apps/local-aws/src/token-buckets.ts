export type BucketRates = Record<string, { per_second: number; burst: number }>;

type Bucket = BucketRates[string] & { tokens: number; filledAt: number };

/**
 * AWS limits calls by such buckets: each holds `burst` tokens at most and gains `per_second`. A call needs a token from
 * every bucket that it concerns, and a refused call takes none.
 */
export type TokenBuckets = {
  /** A new bucket begins full. One that exists keeps its tokens, as far as there is room for them. */
  use(rates: BucketRates): void;
  tryTake(keys: string[]): boolean;
};

export function createTokenBuckets(): TokenBuckets {
  let buckets = new Map<string, Bucket>();

  return {
    use(rates) {
      const next = Object.entries(rates).map(([key, rate]): [string, Bucket] => {
        const known = buckets.get(key);
        if (known) fill(known);
        const tokens = Math.min(known?.tokens ?? rate.burst, rate.burst);
        return [key, { ...rate, tokens, filledAt: performance.now() }];
      });
      buckets = new Map(next);
    },
    tryTake(keys) {
      const concerned = keys.flatMap((key) => buckets.get(key) ?? []);
      concerned.forEach(fill);
      if (concerned.some(({ tokens }) => tokens < 1)) return false;
      for (const bucket of concerned) bucket.tokens -= 1;
      return true;
    },
  };
}

function fill(bucket: Bucket) {
  const now = performance.now();
  const gained = ((now - bucket.filledAt) / 1_000) * bucket.per_second;
  bucket.tokens = Math.min(bucket.burst, bucket.tokens + gained);
  bucket.filledAt = now;
}
