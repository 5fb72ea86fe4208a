import { expect, it } from 'vitest';
import { measureShares } from './shares.ts';

const serve = (...users: number[]) => users.map((userId) => ({ userId }));
const turns = (users: number[], rounds: number) =>
  Array.from({ length: rounds }, () => serve(...users)).flat();

it('finds users even who are served by turns', () => {
  const total = new Map([
    [1, 50],
    [2, 50],
  ]);
  expect(measureShares(turns([1, 2], 20), total, 10)).toEqual({
    windows: 31,
    least_share: 1,
    most_share: 1,
    uneven_windows: 0,
  });
});

it('finds the windows in which one is served first', () => {
  const total = new Map([
    [1, 50],
    [2, 50],
  ]);
  const figures = measureShares([...turns([1], 10), ...turns([1, 2], 10)], total, 10);
  expect(figures).toMatchObject({ least_share: 0, most_share: 2 });
  expect(figures.uneven_windows).toBeGreaterThan(5);
});

it('does not count who has nothing left, and allows one production more or less', () => {
  const total = new Map([
    [1, 2],
    [2, 50],
    [3, 50],
  ]);
  const served = [...turns([1, 2, 3], 2), ...turns([2, 3], 7)];
  expect(measureShares(served, total, 5)).toMatchObject({ uneven_windows: 0 });
  expect(measureShares(served, total, 20)).toEqual({
    windows: 1,
    least_share: 1,
    most_share: 1,
    uneven_windows: 0,
  });
});
