import { expect, it } from 'vitest';
import { comparePairs, measurePairs, summarize } from './pairs.ts';

it('measures ours and the floor in turn', async () => {
  const order: string[] = [];
  const measure = (name: string) => async () => ({ nth: order.push(name) });
  const pairs = await measurePairs(2, { ours: measure('ours'), floor: measure('floor') });
  expect(order).toEqual(['ours', 'floor', 'ours', 'floor']);
  expect(pairs).toEqual([
    { ours: { nth: 1 }, floor: { nth: 2 } },
    { ours: { nth: 3 }, floor: { nth: 4 } },
  ]);
});

it('compares each run with the floor of its own pair', () => {
  const pairs = [
    { ours: { per_second: 60 }, floor: { per_second: 100 } },
    { ours: { per_second: 90 }, floor: { per_second: 100 } },
    { ours: { per_second: 10 }, floor: { per_second: 20 } },
  ];
  expect(comparePairs(pairs)).toEqual([
    { of: 'ours', per_second: 60 },
    { of: 'floor', per_second: 100 },
    { of: 'ratio', per_second: 0.6 },
    { of: 'ratio, least', per_second: 0.5 },
    { of: 'ratio, most', per_second: 0.9 },
  ]);
});

it('summarizes runs in any order', () => {
  expect(summarize([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
});
