import { describe, expect, it } from 'vitest';
import { nextSweepMs, pagesWithin, remainingMs, type Swept } from './next-sweep.ts';

const everyMs = 5_000;
const seconds = 1_000;
const next = (changes: Partial<Swept>) =>
  nextSweepMs({
    everyMs,
    pages: 2,
    callsPerSecond: undefined,
    remainingMs: [],
    eventsArrive: false,
    ...changes,
  }) / seconds;
/** So many renders that end one after the other, evenly over this time */
const spread = (count: number, ms: number) =>
  Array.from({ length: count }, (_one, index) => ((index + 1) * ms) / count);

describe('the next sweep', () => {
  it('waits for an end for each of a few pages, and not so long that percents grow old', () => {
    expect(next({ pages: 1 })).toBe(5);
    expect(next({ pages: 1, remainingMs: [11 * seconds, 9 * seconds] })).toBe(9);
    expect(next({ pages: 2, remainingMs: [11 * seconds, 9 * seconds] })).toBe(11);
    expect(next({ pages: 2, remainingMs: [11 * seconds] })).toBe(11);
    expect(next({ pages: 1, remainingMs: [600 * seconds] })).toBe(30);
  });

  it('never takes more than its share of the budget', () => {
    expect(next({ pages: 10, callsPerSecond: 0.02 })).toBe(500);
    expect(next({ pages: 10, callsPerSecond: 0.02, eventsArrive: true })).toBe(500);
  });

  it('waits for a minute while events arrive, and longer where that spares calls', () => {
    expect(next({ eventsArrive: true })).toBe(60);
    expect(next({ eventsArrive: true, pages: 1, remainingMs: [200 * seconds] })).toBe(200);
    expect(next({ eventsArrive: true, pages: 3, remainingMs: spread(100, 600 * seconds) })).toBe(240);
    expect(next({ eventsArrive: true, pages: 50, remainingMs: spread(1_000, 6_000 * seconds) })).toBe(600);
  });

  it('costs at most one call for each render that ends, whether they end together or not', () => {
    for (const [count, pages] of [
      [100, 6],
      [1_000, 51],
    ] as const) {
      const waitS = next({ pages, remainingMs: spread(count, 600 * seconds) });
      const endsPerSecond = count / 600;
      expect(pages / waitS / endsPerSecond).toBeLessThanOrEqual(1);
    }
    // A hundred that began together: two minutes at most, and then at their end.
    expect(next({ pages: 6, remainingMs: Array(100).fill(300 * seconds) })).toBe(120);
    expect(next({ pages: 6, remainingMs: Array(100).fill(20 * seconds) })).toBe(20);
  });
});

it('a sweep reads as many pages as its share of ten minutes allows, two at least and not without end', () => {
  expect(pagesWithin(everyMs, 0.5)).toBe(300);
  expect(pagesWithin(everyMs, 0.001)).toBe(2);
  expect(pagesWithin(everyMs, undefined)).toBe(500);
});

it('a render ends when the rest has taken as long as the part that is done', () => {
  expect(remainingMs(60 * seconds, 75)).toBe(20 * seconds);
  expect(remainingMs(60 * seconds, undefined)).toBe(60 * seconds);
  expect(remainingMs(60 * seconds, 0)).toBe(60 * seconds);
});
