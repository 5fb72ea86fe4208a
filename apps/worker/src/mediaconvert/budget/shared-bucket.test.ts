import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../../../../../tests/support/after-tests.ts';
import type { Rates } from './rates.ts';
import { openSharedBucket, type SharedBucket, type Wish } from './shared-bucket.ts';

const redis = new Redis(inject('redisUrl'));
afterTests(() => redis.disconnect());

const create: Wish = { operation: 'CreateJob', importance: 'submit' };
const cancel: Wish = { operation: 'CancelJob', importance: 'cancel' };
const list: Wish = { operation: 'ListJobs', importance: 'percent' };
const unlimited: Rates = { aggregate: undefined, operations: new Map() };

/** The tests hold the clock: seconds of theirs take no time. */
let time: number;
let prefix: string;
beforeEach(() => {
  time = 1_000_000;
  prefix = `{budget-${randomUUID()}}`;
});

function open(rates: Rates): SharedBucket {
  return openSharedBucket({ redis, prefix, rates, clock: () => time });
}

function limited(perSecond: number, burst: number): Rates {
  return { aggregate: { perSecond, burst }, operations: new Map() };
}

type Account = { perSecond: number; burst: number };
type Call = { at: number; isRefused: boolean };

/**
 * Has workers that always want a call take tokens, and make their calls at an account of AWS: a token bucket, which
 * hears of a call after 30 ms and answers after 30 more.
 * @returns the calls, with the second in which each arrived
 */
async function simulate(
  rates: Rates,
  { seconds, workers = 4, account, change }: SimulationOptions,
): Promise<Call[]> {
  const began = time;
  const aws = { perSecond: Number.POSITIVE_INFINITY, burst: Number.POSITIVE_INFINITY, ...account };
  let tokens = aws.burst;
  let filledAt = time;
  const calls: Call[] = [];
  const agenda = Array.from({ length: workers }, () => ({ at: time, what: 'ask', bucket: open(rates) }));
  for (;;) {
    const next = agenda.reduce((one, other) => (other.at < one.at ? other : one));
    agenda.splice(agenda.indexOf(next), 1);
    time = next.at;
    if (time > began + seconds * 1_000) return calls;
    if (change && time > began + change.after * 1_000) aws.perSecond = change.perSecond;
    const { bucket } = next;
    if (next.what === 'ask') {
      const { granted, waitMs } = await bucket.take([create], 0);
      if (granted) agenda.push({ at: time + 30, what: 'arrive', bucket });
      agenda.push({ at: time + (granted ? 25 : waitMs + Math.random() * 10), what: 'ask', bucket });
    } else if (next.what === 'arrive') {
      tokens = Math.min(aws.burst, tokens + ((time - filledAt) * aws.perSecond) / 1_000 || 0);
      filledAt = time;
      const isRefused = tokens < 1;
      if (isRefused) agenda.push({ at: time + 30, what: 'refused', bucket });
      else tokens -= 1;
      calls.push({ at: (time - began) / 1_000, isRefused });
    } else {
      await bucket.lower();
    }
  }
}

type SimulationOptions = {
  seconds: number;
  workers?: number;
  account?: Account;
  change?: { after: number; perSecond: number };
};

/** Tells of the seconds from one to another: how many calls AWS took in each, and which share it refused. */
function between(calls: Call[], from: number, to: number): { perSecond: number; refusedShare: number } {
  const some = calls.filter(({ at }) => at >= from && at < to);
  const refused = some.filter(({ isRefused }) => isRefused).length;
  return { perSecond: (some.length - refused) / (to - from), refusedShare: refused / some.length };
}

describe('the budget of the fleet', () => {
  it('keeps to rate and burst over any time, and uses all of it', async () => {
    const calls = await simulate(limited(2, 10), { seconds: 60 });
    time += 60_000;
    const later = await simulate(limited(2, 10), { seconds: 20 });
    expect(between(calls, 10, 60).perSecond).toBeCloseTo(2, 1);
    for (const some of [calls, later])
      for (const [first, { at }] of some.entries())
        for (const [index, call] of some.entries())
          if (index >= first) expect(index - first + 1).toBeLessThanOrEqual(2 * (call.at - at) + 10 + 1e-6);
    // A pause fills the bucket; a fleet that starts has a second's calls.
    expect(later.filter(({ at }) => at < 0.5).length).toBeGreaterThanOrEqual(6);
    expect(calls.filter(({ at }) => at < 0.5).length).toBeLessThanOrEqual(3);
  });

  it('has no limit while nobody has set one and AWS has refused nothing', async () => {
    const bucket = open(unlimited);
    for (let count = 0; count < 100; count += 1)
      expect(await bucket.take([create], 0)).toMatchObject({ granted: create, perSecond: undefined });
  });

  it('leaves a reserve to what is more important', async () => {
    const bucket = open(limited(40, 100));
    await bucket.take([create], 0);
    time += 60_000;
    const takeAll = async (wish: Wish) => {
      let count = 0;
      while ((await bucket.take([wish], 0)).granted) count += 1;
      return count;
    };
    expect(await takeAll({ operation: 'SearchJobs', importance: 'search' })).toBe(84);
    expect(await takeAll(list)).toBe(4);
    expect(await takeAll(create)).toBe(8);
    expect(await takeAll({ operation: 'GetJob', importance: 'end' })).toBe(2);
    expect(await takeAll(cancel)).toBe(2);
    expect((await bucket.take([list], 0)).waitMs).toBe(325);
  });

  it('gives the token to the first wish that may have one', async () => {
    const rates = { ...limited(10, 10), operations: new Map([['CreateJob', { perSecond: 0.1, burst: 1 }]]) };
    const bucket = open(rates);
    expect(await bucket.take([create, list], 0)).toMatchObject({ granted: create });
    expect(await bucket.take([create, list], 0)).toMatchObject({ granted: list });
    expect(await bucket.take([create], 0)).toMatchObject({ granted: undefined, waitMs: 10_000 });
    time += 10_000;
    expect(await bucket.take([create], 0)).toMatchObject({ granted: create });
  });

  it('gives as many tokens at once as are asked for and as it would give one by one', async () => {
    const bucket = open(limited(10, 10));
    expect(await bucket.take([{ ...list, count: 2 }], 0)).toMatchObject({ count: 2, waitMs: 0 });
    expect(await bucket.take([{ ...list, count: 20 }], 0)).toMatchObject({ count: 5, waitMs: 0 });
    expect(await bucket.take([{ ...list, count: 20 }], 0)).toMatchObject({ granted: undefined, count: 0 });
    expect(await bucket.take([{ ...create, count: 20 }], 0)).toMatchObject({
      granted: { ...create },
      count: 2,
    });
  });

  it('counts what a process has called without Redis, and starts with a second of calls when Redis has forgotten', async () => {
    const bucket = open(limited(2, 100));
    await bucket.take([cancel], 0);
    time += 30_000;
    expect((await bucket.take([cancel], 55)).granted).toBe(cancel);
    // 60 came, 55 were called and one is taken.
    for (let count = 0; count < 5; count += 1) expect((await bucket.take([cancel], 0)).granted).toBe(cancel);
    expect((await bucket.take([cancel], 0)).granted).toBeUndefined();
    await redis.del(`${prefix}:budget`);
    for (let count = 0; count < 2; count += 1) expect((await bucket.take([cancel], 0)).granted).toBe(cancel);
    expect((await bucket.take([cancel], 0)).granted).toBeUndefined();
  });

  it('tells how many workers are alive, and keeps one key, which expires', async () => {
    await redis.zadd(`${prefix}:workers`, time - 30_000, 'dead', time - 5_000, 'one', time, 'two');
    expect(await open(limited(2, 2)).take([], 0)).toMatchObject({ workers: 2, perSecond: 2 });
    expect((await redis.keys(`${prefix}:*`)).sort()).toEqual([`${prefix}:budget`, `${prefix}:workers`]);
    expect(await redis.pttl(`${prefix}:budget`)).toBeGreaterThan(0);
  });
});

describe('the rate that the fleet learns', () => {
  it.each([
    { workers: 4, account: { perSecond: 2, burst: 100 } },
    { workers: 2, account: { perSecond: 5, burst: 5 } },
  ])('is that of the account, with few refusals once it is learned: %o', async ({ workers, account }) => {
    const calls = await simulate(unlimited, { seconds: 300, workers, account });
    const { perSecond, refusedShare } = between(calls, 120, 300);
    expect(perSecond).toBeGreaterThan(0.9 * account.perSecond);
    expect(refusedShare).toBeLessThan(0.01);
  });

  it('follows an account whose rate is halved and doubled', async () => {
    const [account, change] = [
      { perSecond: 8, burst: 8 },
      { after: 60, perSecond: 4 },
    ];
    const halved = await simulate(unlimited, { seconds: 270, account, change });
    expect(between(halved, 70, 270).refusedShare).toBeLessThan(0.03);
    expect(between(halved, 70, 270).perSecond).toBeGreaterThan(3.6);
    const doubled = await simulate(unlimited, { seconds: 240, account });
    expect(between(doubled, 200, 240).perSecond).toBeGreaterThan(7.2);
    expect(between(doubled, 0, 240).refusedShare).toBeLessThan(0.03);
  });

  it('is known at once to a worker that starts, and lies below a rate that is set', async () => {
    await simulate(unlimited, { seconds: 30, account: { perSecond: 5, burst: 5 } });
    const { perSecond } = await open(unlimited).take([], 0);
    expect(perSecond).toBeGreaterThan(4);
    expect(perSecond).toBeLessThan(8);
    expect((await open(limited(1, 1)).take([], 0)).perSecond).toBe(1);
    expect((await open(limited(50, 50)).take([], 0)).perSecond).toBeLessThan(8);
  });

  it('takes refusals of the same moment for one sign', async () => {
    const bucket = open(limited(20, 20));
    expect(await bucket.lower()).toEqual({ perSecond: 0.9 });
    expect(await bucket.lower()).toEqual({ perSecond: undefined });
    time += 1_000;
    expect((await bucket.lower()).perSecond).toBeLessThan(0.9);
  });

  it('comes back within a minute after an outage in which AWS refuses everything', async () => {
    await simulate(unlimited, { seconds: 10, account: { perSecond: 8, burst: 8 } });
    await simulate(unlimited, { seconds: 60, account: { perSecond: 0, burst: 0 } });
    expect((await open(unlimited).take([], 0)).perSecond).toBeLessThan(0.5);
    const calls = await simulate(unlimited, { seconds: 70, account: { perSecond: 8, burst: 8 } });
    expect(between(calls, 60, 70).perSecond).toBeGreaterThan(6);
  });
});
