import { expect, it } from 'vitest';
import { rememberFor } from './remember.ts';

const long = 60_000;

it('asks once for all who ask within the time', async () => {
  let asked = 0;
  const answer = rememberFor(long, async () => ++asked);
  expect(await Promise.all([answer(), answer()])).toEqual([1, 1]);
  expect(await answer()).toBe(1);
});

it('asks anew when the time is over', async () => {
  let asked = 0;
  const answer = rememberFor(0, async () => ++asked);
  expect(await answer()).toBe(1);
  expect(await answer()).toBe(2);
});

it('asks anew after an error, and after an answer that is not worth keeping', async () => {
  const answers = [
    () => Promise.reject(new Error('no')),
    async () => 'bad',
    async () => 'good',
    async () => 'other',
  ];
  const answer = rememberFor<string>(
    long,
    () => answers.shift()?.() ?? Promise.reject(new Error('asked too often')),
    (given) => given === 'good',
  );
  await expect(answer()).rejects.toThrow('no');
  expect(await answer()).toBe('bad');
  expect(await answer()).toBe('good');
  expect(await answer()).toBe('good');
});
