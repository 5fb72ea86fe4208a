import { beforeAll, describe, expect, inject, it } from 'vitest';
import { ratesOf } from '../../../apps/worker/src/mediaconvert/budget/rates.ts';
import { createRandom } from '../../soak/random.ts';
import { afterTests } from '../../support/after-tests.ts';
import { type Arrival, drawDay, drawSteady } from './arrivals.ts';
import { CountedRedis } from './counted-redis.ts';
import { days, settingsOf } from './days.ts';
import { compare, reckon } from './figures.ts';
import { simulate } from './simulate.ts';
import type { Settings } from './simulated-fleet.ts';
import { createVirtualTime } from './virtual-time.ts';

const redis = new CountedRedis(inject('redisUrl'));
beforeAll(() => redis.ping());
afterTests(() => redis.disconnect());

const [day] = days;
const usual: Settings = { ...settingsOf({ ...day, slots: 5 } as NonNullable<typeof day>), isDescribed: true };
const ask = (at: number, user: number, count: number): Arrival => ({
  at,
  user,
  renderMs: Array<number>(count).fill(60_000),
});
const run = (arrivals: Arrival[], settings: Partial<Settings> = {}) =>
  simulate(arrivals, { settings: { ...usual, ...settings }, random: createRandom(1), redis });

describe('a simulated fleet', () => {
  it('renders one after another where MediaConvert has room, with a call for each beginning and end', async () => {
    // The first one is there for the first sweep: from then on, renders wait for their events.
    const { productions, calls } = await run([ask(0, 1, 1), ask(120_000, 1, 10)]);
    const ends = productions.slice(1).map(({ endedAt = 0 }) => endedAt - 120_000);
    expect(Math.min(...ends)).toBeGreaterThan(60_000);
    expect(Math.max(...ends)).toBeGreaterThan(120_000);
    expect(Math.max(...ends)).toBeLessThan(130_000);
    expect(calls.get('CreateJob')).toBe(11);
    expect(calls.get('GetJob')).toBe(12);
  });

  it('keeps to the budget of the account', async () => {
    const rates = ratesOf({ MEDIACONVERT_CALLS_PER_SECOND: 0.5, MEDIACONVERT_BURST: 2 });
    const { productions, calls, refused } = await run([ask(0, 1, 30)], { rates, slots: 30 });
    const called = [...calls.values()].reduce((sum, count) => sum + count, 0);
    const seconds = Math.max(...productions.map(({ endedAt = 0 }) => endedAt)) / 1_000;
    expect(called).toBeGreaterThanOrEqual(60);
    expect(called).toBeLessThanOrEqual(2 + 0.5 * seconds);
    expect(refused).toBe(0);
  });

  it('spends its calls on beginnings and ends when more wait than the account has calls for', async () => {
    const crowd = { ...ask(0, 1, 500), renderMs: Array<number>(500).fill(180_000) };
    const { productions, calls } = await run([crowd], { slots: 200 });
    const called = [...calls.values()].reduce((sum, count) => sum + count, 0);
    expect(called / productions.length).toBeLessThan(2.5);
  });

  it('lets users take turns', async () => {
    const { productions } = await run([ask(0, 1, 60), ask(1_000, 2, 1)]);
    const single = productions.at(-1);
    const before = productions.filter(({ job }) => (job?.begunAt ?? 0) < (single?.job?.begunAt ?? 0));
    expect(before.length).toBeLessThan(30);
  });

  it('sees ends without events, by its sweep', async () => {
    const { productions, calls } = await run([ask(0, 1, 5)], { hasEvents: false });
    const lags = productions.map(({ endedAt = 0, job }) => endedAt - (job?.begunAt ?? 0) - 60_000);
    expect(Math.max(...lags)).toBeLessThan(2 * usual.config.WATCH_EVERY_MS);
    expect(calls.get('ListJobs')).toBeGreaterThanOrEqual(4);
  });

  it('does the same again with the same seed', async () => {
    const steady = { perHour: 600, users: 3, renderMs: 30_000, hours: 0.1 };
    const figures = async () => {
      const { productions, calls } = await run(drawSteady(createRandom(5), steady));
      return [productions.map(({ endedAt }) => Math.round((endedAt ?? 0) / 1_000)), [...calls]];
    };
    expect(await figures()).toEqual(await figures());
  });
});

it('passes time only when everything waits for it, in the order in which it was asked', async () => {
  const time = createVirtualTime();
  const done: string[] = [];
  const work = async (name: string, ms: number) => {
    for (let step = 0; step < 2; step += 1) await time.sleep(ms);
    done.push(`${name} ${time.now()}`);
  };
  void work('slow', 20);
  void work('quick', 10);
  time.after(5, () => done.push('never'))();
  await time.run(() => done.length === 2);
  expect(done).toEqual(['quick 20', 'slow 40']);
  await expect(time.run(() => false)).rejects.toThrow('Nothing is left');
});

it('draws as many renders as a day has, more of them in the evening', () => {
  const arrivals = drawDay(createRandom(1), { perDay: 50_000, from: 0, hours: 24 });
  const renders = (from: number, to: number) =>
    arrivals
      .filter(({ at }) => at >= from * 3_600_000 && at < to * 3_600_000)
      .reduce((sum, { renderMs }) => sum + renderMs.length, 0);
  expect(Math.abs(renders(0, 24) - 50_000)).toBeLessThan(2_500);
  expect(renders(19, 21) / renders(7, 9)).toBeGreaterThan(4);
});

it('reckons waits and calls, in seconds before scaling', () => {
  const courses = [
    { acceptedAt: 0, begunAt: 100, endedAt: 360_000 },
    { acceptedAt: 100, begunAt: 400, endedAt: undefined },
  ];
  const figures = reckon(courses, new Map([['GetJob', 3]]), 10);
  expect(figures).toMatchObject({
    productions: 2,
    ended: 1,
    ended_per_hour: 1,
    wait_p50_s: 1,
    wait_p99_s: 3,
  });
  expect(figures).toMatchObject({ calls_per_render: 3, GetJob: 3, CreateJob: 0 });
  expect(compare({ ...figures, GetJob: 6 }, figures)).toMatchObject({
    GetJob: 100,
    ended: 0,
    CreateJob: null,
  });
});
