import type { Redis } from 'ioredis';

/** What the budget of calls to MediaConvert tells of itself; its worker keeps it in Redis. */
export type BudgetState = {
  /** Calls of all workers in the last whole second */
  calls_last_second: number;
  /** What the fleet has learned that AWS allows; null as long as AWS has refused no call as too fast. */
  learned_per_second: number | null;
  throttled_at: Date | null;
};

/**
 * Reads the hash that bucket-script.ts of the worker writes. Its `limit` is the rate at the last refusal, from 0.9 of
 * which the rate has grown since.
 */
export async function findBudget({ redis, prefix }: { redis: Redis; prefix: string }): Promise<BudgetState> {
  const [stored, [seconds, microseconds]] = await Promise.all([
    redis.hgetall(`${prefix}:budget`),
    redis.time(),
  ]);
  const now = Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000);
  const read = (name: string) => (stored[name] === undefined ? undefined : Number(stored[name]));
  const {
    limit,
    busy = 0,
    plateau = 1,
    slowed,
    second = 0,
    count = 0,
    before = 0,
  } = Object.fromEntries(
    ['limit', 'busy', 'plateau', 'slowed', 'second', 'count', 'before'].map((name) => [name, read(name)]),
  );
  const age = now - second;
  return {
    calls_last_second: age < 1_000 ? before : age < 2_000 ? count : 0,
    learned_per_second: limit === undefined ? null : limit * (1 + 0.1 * (busy / plateau - 1) ** 3),
    throttled_at: slowed === undefined ? null : new Date(slowed),
  };
}
