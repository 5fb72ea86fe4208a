import type { Redis } from 'ioredis';
import { lowerScript, takeScript } from './bucket-script.ts';
import { type Importance, reserves } from './importance.ts';
import type { Rates } from './rates.ts';

/** `count` is how many tokens are asked for: 1 without it. */
export type Wish = { operation: string; importance: Importance; count?: number };

/** What a bucket answers: which of the wishes has tokens, and how many, or in how many ms to ask again. */
export type Answer = {
  granted: Wish | undefined;
  count: number;
  waitMs: number;
  /** What the whole fleet may call now; undefined without a limit. */
  perSecond: number | undefined;
  /** How many workers live, as their heartbeats say. */
  workers: number;
};

export type SharedBucket = {
  /** @param spent is how many calls this process has made without the bucket since it asked last */
  take(wishes: Wish[], spent: number): Promise<Answer>;
  /** @returns the new rate; it is undefined when AWS has refused another call a moment ago */
  lower(): Promise<{ perSecond: number | undefined }>;
};

type Options = {
  redis: Redis;
  /** With a cluster's hash tag, as the keys of the queues have it */
  prefix: string;
  rates: Rates;
  /** The time in ms instead of that of Redis's clock, for tests and simulations */
  clock?: () => number;
};

type Scripts = {
  takeFromBudget(...keysAndArgs: (string | number)[]): Promise<[number, number, string, number, number]>;
  lowerBudget(...keysAndArgs: (string | number)[]): Promise<string>;
};

/** A worker that has not told so for this long is not alive: see packages/queue/src/fleet.ts. */
const aliveMs = 20_000;

/** Opens the bucket that all workers take their tokens from. */
export function openSharedBucket({ redis, prefix, rates, clock }: Options): SharedBucket {
  redis.defineCommand('takeFromBudget', { numberOfKeys: 2, lua: takeScript });
  redis.defineCommand('lowerBudget', { numberOfKeys: 1, lua: lowerScript });
  const scripts = redis as unknown as Scripts;
  const key = `${prefix}:budget`;
  const aggregate = [rates.aggregate?.perSecond ?? '', rates.aggregate?.burst ?? ''];
  const time = () => clock?.() ?? '';
  return {
    take: async (wishes, spent) => {
      const described = wishes.flatMap(({ operation, importance, count = 1 }) => {
        const own = rates.operations.get(operation);
        return [operation, reserves[importance], own?.perSecond ?? '', own?.burst ?? '', count];
      });
      const [granted, waitMs, perSecond, workers, count] = await scripts.takeFromBudget(
        key,
        `${prefix}:workers`,
        time(),
        ...aggregate,
        spent,
        aliveMs,
        ...described,
      );
      return { granted: wishes[granted - 1], count, waitMs, perSecond: numberIn(perSecond), workers };
    },
    lower: async () => ({ perSecond: numberIn(await scripts.lowerBudget(key, time(), ...aggregate)) }),
  };
}

function numberIn(text: string): number | undefined {
  return text === '' ? undefined : Number(text);
}
