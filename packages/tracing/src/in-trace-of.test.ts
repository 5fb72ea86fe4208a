import { expect, it } from 'vitest';
import { traceIdOf } from './in-trace-of.ts';

it.each([
  ['00000000000000000000000001', '00000000000000000000000000000001'],
  ['7ZZZZZZZZZZZZZZZZZZZZZZZZZ', 'ffffffffffffffffffffffffffffffff'],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01563e3ab5d3d6764c61efb99302bd5b'],
])('names the trace of %s by the same bits', (ulid, traceId) => {
  expect(traceIdOf(ulid)).toBe(traceId);
});
