import { expect, it } from 'vitest';
import { createRandom } from './random.ts';

it('picks whatever it is given, and null as well', () => {
  const random = createRandom(1);
  const picked = Array.from({ length: 100 }, () => random.pick(['first', null, undefined]));
  expect(new Set(picked)).toEqual(new Set(['first', null, undefined]));
});
