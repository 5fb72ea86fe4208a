import { expect, it } from 'vitest';
import { findVersionProblems } from './find-problems.ts';

it.each([
  ['7.0.15', []],
  ['6.2.0', []],
  ['10.0.1', []],
  ['6.0.16', ['QUEUE_OUTDATED']],
  ['5.0.14', ['QUEUE_OUTDATED']],
  ['4.0.14', ['QUEUE_TOO_OLD']],
  ['3.2.12', ['QUEUE_TOO_OLD']],
])('knows what runs on Redis %s', (version, codes) => {
  expect(findVersionProblems(version).map(({ code }) => code)).toEqual(codes);
});
