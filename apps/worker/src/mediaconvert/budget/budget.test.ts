import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../../../../../tests/support/after-tests.ts';
import { type Budget, createBudget } from './budget.ts';
import { type Importance, withPurpose } from './importance.ts';
import { NoTurnError } from './no-turn-error.ts';

const redis = new Redis(inject('redisUrl'));
let prefix: string;
let isOver: boolean;

beforeEach(() => {
  prefix = `{budget-${randomUUID()}}`;
  isOver = false;
});
afterEach(() => {
  isOver = true;
});
afterTests(() => redis.disconnect());

function open(perSecond: number, { burst = perSecond, mostWaiting = 10 } = {}): Budget {
  const rates = { aggregate: { perSecond, burst }, operations: new Map() };
  return createBudget({ redis, prefix, rates, mostWaiting });
}

/** Each worker tells that it is alive, as their heartbeats do. */
async function tellAlive(workers: number): Promise<void> {
  const [seconds] = await redis.time();
  for (let index = 0; index < workers; index += 1)
    await redis.zadd(`${prefix}:workers`, Number(seconds) * 1_000, `worker-${index}`);
}

type Call = { budget: Budget; importance: Importance };

/** Has jobs want one call after another, each as its turn says, until the test is over. */
function keepCalling(budget: Budget, calls: Call[], { operation, importance, jobs }: Demand): void {
  const call = async () => {
    while (!isOver)
      try {
        await withPurpose({ importance }, () => budget.take(operation));
        calls.push({ budget, importance });
      } catch (error) {
        if (!(error instanceof NoTurnError)) throw error;
        await new Promise((resolve) => setTimeout(resolve, error.waitMs));
      }
  };
  for (let count = 0; count < jobs; count += 1) void call();
}

type Demand = { operation: string; importance: Importance; jobs: number };

async function during(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

describe('the budget of several workers', () => {
  it('is used up and not exceeded, CreateJob never waits behind percent, and a cancel goes first', async () => {
    const [perSecond, burst, seconds] = [40, 20, 2];
    await tellAlive(4);
    const budgets = [1, 2, 3, 4].map(() => open(perSecond, { burst }));
    const calls: Call[] = [];
    const began = performance.now();
    for (const budget of budgets)
      keepCalling(budget, calls, { operation: 'ListJobs', importance: 'percent', jobs: 3 });
    await during(1_000);
    expect(calls.length).toBeGreaterThan(0.5 * perSecond);
    // Many renders come. From now on, percent has nothing.
    for (const budget of budgets)
      keepCalling(budget, calls, { operation: 'CreateJob', importance: 'submit', jobs: 60 });
    await during(seconds * 1_000 - 1_000);
    const before = calls.length;
    await budgets[2]?.take('CancelJob');
    // However long this process stood still, only what was saved up goes before it, of 240 that wait.
    expect(calls.length - before).toBeLessThanOrEqual(burst);
    isOver = true;
    const lasted = (performance.now() - began) / 1_000;
    expect(calls.length + 1).toBeLessThanOrEqual(perSecond * lasted + burst + 1);
    expect(calls.length).toBeGreaterThanOrEqual(0.5 * perSecond * lasted);
    for (const budget of budgets) {
      const own = calls.filter((call) => call.budget === budget).map(({ importance }) => importance);
      expect(own).toContain('submit');
      expect(own.slice(own.indexOf('submit'))).not.toContain('percent');
    }
  });

  it('lets a call wait for a moment, and says when the turn of a later one is', async () => {
    const budget = open(10, { burst: 1 });
    const asked = performance.now();
    await budget.take('GetJob');
    await budget.take('GetJob');
    expect(performance.now() - asked).toBeGreaterThan(80);
    const slow = open(0.1, { burst: 1 });
    const refused = await slow.take('CreateJob').catch((error) => error);
    expect(refused).toBeInstanceOf(NoTurnError);
    expect(refused.message).toBe('waits its turn for CreateJob');
    expect(refused.waitMs).toBeGreaterThan(5_000);
    expect(performance.now() - asked).toBeLessThan(5_000);
  });

  it('keeps ends in place when their turns are later than a moment, and sends CreateJob away', async () => {
    const budget = open(4, { burst: 1 });
    await budget.take('GetJob');
    const ends = Array.from({ length: 6 }, () => budget.take('GetJob'));
    await expect(budget.take('CreateJob')).rejects.toThrow(NoTurnError);
    for (const turn of await Promise.all(ends)) expect(turn).toMatchObject({ operation: 'GetJob' });
  });

  it('sends calls back one after another, and not all for the same moment', async () => {
    const budget = open(1, { burst: 1, mostWaiting: 2 });
    await budget.take('CreateJob');
    const waits = await Promise.all(
      Array.from({ length: 8 }, () => budget.take('CreateJob').catch(({ waitMs }) => waitMs as number)),
    );
    const back = waits.filter((wait) => typeof wait === 'number').sort((a, b) => a - b);
    expect(back.length).toBeGreaterThanOrEqual(7);
    expect(Number(back.at(-1)) - Number(back[0])).toBeGreaterThan(5_000);
  });

  it('keeps few waiting in place: what is more important takes the place of another', async () => {
    const budget = open(2, { burst: 2, mostWaiting: 1 });
    await Promise.all([budget.take('CancelJob'), budget.take('CancelJob')]);
    const search = budget.take('SearchJobs').catch((error) => error);
    const cancel = budget.take('CancelJob');
    expect(await search).toBeInstanceOf(NoTurnError);
    expect(await cancel).toMatchObject({ operation: 'CancelJob' });
  });

  it('forgets a call that nobody wants any more', async () => {
    const budget = open(2, { burst: 1 });
    await budget.take('GetJob');
    const unwanted = new AbortController();
    const call = withPurpose({ signal: unwanted.signal }, () => budget.take('GetJob'));
    unwanted.abort();
    await expect(call).rejects.toThrow(NoTurnError);
    await expect(withPurpose({ signal: unwanted.signal }, () => budget.take('GetJob'))).rejects.toThrow();
    expect(await budget.take('GetJob')).toMatchObject({ isUsed: false });
  });

  it('lets nobody wait once it is closed', async () => {
    const budget = open(0.1, { burst: 1 });
    await budget.take('ListJobs');
    const patient = withPurpose({ patienceMs: 60_000 }, () => budget.take('ListJobs'));
    const late = withPurpose({ patienceMs: 60_000 }, () => budget.take('GetJob'));
    budget.close();
    await expect(patient).rejects.toThrow(NoTurnError);
    await expect(late).rejects.toThrow(NoTurnError);
    await expect(budget.take('CreateJob')).rejects.toThrow(NoTurnError);
  });

  it('gives the sweep a quarter', async () => {
    expect(await open(8).callsPerSecondOfSweep()).toBe(2);
    const unlimited = { aggregate: undefined, operations: new Map() };
    prefix = `{budget-${randomUUID()}}`;
    const learning = createBudget({ redis, prefix, rates: unlimited, mostWaiting: 10 });
    expect(await learning.callsPerSecondOfSweep()).toBeUndefined();
    await learning.lower();
    // What it has learned grows again from then on.
    const learned = await learning.callsPerSecondOfSweep();
    expect(learned).toBeGreaterThan(0.224);
    expect(learned).toBeLessThan(0.25);
    const operations = new Map([['ListJobs', { perSecond: 1, burst: 1 }]]);
    const own = createBudget({ redis, prefix, rates: { aggregate: undefined, operations }, mostWaiting: 1 });
    expect(await own.callsPerSecondOfSweep()).toBeLessThanOrEqual(0.25);
  });
});
