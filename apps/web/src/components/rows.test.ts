import { expect, it } from 'vitest';
import { layEvenRows, layRows } from './rows.ts';

it.each([
  ['even rows', layEvenRows(3, 100, 10)],
  ['rows of the same height', layRows([100, 100, 100], 10)],
])('finds the row at a place among %s', (_what, rows) => {
  expect(rows.height).toBe(320);
  expect([rows.topOf(2), rows.heightOf(2)]).toEqual([220, 100]);
  expect([-50, 0, 109, 110, 219, 220, 329, 330, 5_000].map(rows.rowAt)).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3]);
});

it('finds it among rows of different heights, and in an empty list', () => {
  const rows = layRows([100, 300, 50], 10);
  expect([rows.height, rows.topOf(1), rows.topOf(2)]).toEqual([470, 110, 420]);
  expect([0, 110, 419, 420, 479, 480].map(rows.rowAt)).toEqual([0, 1, 1, 2, 2, 3]);
  expect([layRows([], 10).height, layRows([], 10).rowAt(5)]).toEqual([0, 0]);
});
