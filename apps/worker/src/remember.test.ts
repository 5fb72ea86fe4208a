import { expect, it } from 'vitest';
import { rememberFor } from './remember.ts';

const long = 60_000;

it('asks once for all who ask the same', async () => {
  const remember = rememberFor<number>(long);
  let asked = 0;
  const ask = async () => ++asked;
  expect(await Promise.all([remember('a', ask), remember('a', ask), remember('b', ask)])).toEqual([1, 1, 2]);
  expect(await remember('a', ask)).toBe(1);
});

it('asks anew when the time is over', async () => {
  const remember = rememberFor<number>(0);
  let asked = 0;
  expect(await remember('a', async () => ++asked)).toBe(1);
  expect(await remember('a', async () => ++asked)).toBe(2);
});

it('asks anew after an error, and after an answer that is not worth keeping', async () => {
  const remember = rememberFor<string>(long, (answer) => answer === 'good');
  await expect(remember('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await remember('a', async () => 'bad')).toBe('bad');
  expect(await remember('a', async () => 'good')).toBe('good');
  expect(await remember('a', async () => 'other')).toBe('good');
});
