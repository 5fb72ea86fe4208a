import { expect, it } from 'vitest';
import { measureSpeed } from './measure-speed.ts';

it('tells the speed of the last seconds, and begins again with a file that is sent again', () => {
  const measure = measureSpeed();
  expect(measure(0, 0)).toBeNull();
  expect(measure(1_000, 1_000)).toBe(1_000);
  // It was slow long ago.
  expect(measure(1_000, 10_000)).toBeNull();
  expect(measure(9_000, 12_000)).toBe(4_000);
  expect(measure(10, 12_100)).toBeNull();
  expect(measure(510, 12_600)).toBe(1_000);
});
