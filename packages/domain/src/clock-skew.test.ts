import { expect, it } from 'vitest';
import { clockSkewOf } from './clock-skew.ts';

it.each([
  ['the same', { before: 0, theirs: 5, after: 10 }, 1, undefined],
  ['a second ahead', { before: 0, theirs: 1_005, after: 10 }, 1, undefined],
  ['ten seconds ahead', { before: 0, theirs: 10_010, after: 10 }, 1, 10_000],
  ['ten seconds behind', { before: 10_001, theirs: 0, after: 10_010 }, 1, -10_000],
  ['somewhere in a slow answer', { before: 0, theirs: 29_000, after: 30_000 }, 1, undefined],
  ['within its last whole second', { before: 2_900, theirs: 0, after: 2_950 }, 1_000, undefined],
])('knows a clock that is %s', (_what, reading, precisionMs, skew) => {
  expect(clockSkewOf(reading, precisionMs)).toBe(skew);
});
