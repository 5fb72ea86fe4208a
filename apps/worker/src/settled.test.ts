import { expect, it } from 'vitest';
import { judgeSearch } from './settled.ts';

const settleMs = 420_000;
const gapMs = 30_000;

it.each([
  { age: 45_000, searched: null, verdict: 'search again' },
  { age: settleMs - 1, searched: null, verdict: 'search again' },
  { age: settleMs, searched: null, verdict: 'note the first search' },
  { age: 86_400_000, searched: null, verdict: 'note the first search' },
  { age: settleMs, searched: settleMs, verdict: 'search again' },
  { age: settleMs + gapMs - 1, searched: settleMs, verdict: 'search again' },
  { age: settleMs + gapMs, searched: settleMs, verdict: 'settled' },
  { age: 86_400_000, searched: settleMs, verdict: 'settled' },
  // The first search was past settleMs when it was noted: the age does not count again.
  { age: 45_000, searched: 0, verdict: 'settled' },
])('$age ms after the call, first searched after $searched ms: $verdict', ({ age, searched, verdict }) => {
  const intent = 1_000_000;
  const searchedAt = searched === null ? null : intent + searched;
  expect(judgeSearch({ intent, searchedAt, now: intent + age, settleMs, gapMs })).toBe(verdict);
});
