import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

test('tells the causes of an error, down to the first', async () => {
  const failure = await fetch('http://127.0.0.1:1/').catch((cause) => new Error('No answer', { cause }));
  expect(describeError(failure)).toMatch(/^No answer: fetch failed: .+/);
});

test('tells what failed first where several attempts have failed', () => {
  const cause = new AggregateError([new Error('connect ECONNREFUSED ::1:1'), new Error('and again')]);
  expect(describeError(new Error('fetch failed', { cause }))).toBe(
    'fetch failed: connect ECONNREFUSED ::1:1',
  );
});

test('tells what was thrown that is no error', () => {
  expect(describeError('out of paper')).toBe('out of paper');
});
