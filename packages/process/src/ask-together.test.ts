import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { askTogether } from './ask-together.ts';

function openSquares(gathering: Parameters<typeof askTogether>[1] = {}) {
  const asked: number[][] = [];
  const square = askTogether(async (keys: number[]) => {
    asked.push(keys);
    if (keys.includes(13)) throw new Error('13');
    return new Map(keys.filter((key) => key > 0).map((key) => [key, key * key]));
  }, gathering);
  return { asked, square };
}

it('asks once for what is asked in one turn of the event loop, and answers each', async () => {
  const { asked, square } = openSquares();
  expect(await Promise.all([square(2), square(3), square(0), square(2)])).toEqual([4, 9, undefined, 4]);
  expect(asked).toEqual([[2, 3, 0, 2]]);
});

it('asks again in the next turn, since nothing is remembered', async () => {
  const { asked, square } = openSquares();
  const first = square(2);
  await nextTurn();
  await Promise.all([first, square(2)]);
  expect(asked).toEqual([[2], [2]]);
});

it('asks twice for more than one statement looks for', async () => {
  const { asked, square } = openSquares();
  const keys = Array.from({ length: 101 }, (_, index) => index + 20);
  expect(await Promise.all(keys.map(square))).toEqual(keys.map((key) => key * key));
  expect(asked.map(({ length }) => length)).toEqual([100, 1]);
});

it('fails for all that were asked together, and for no later one', async () => {
  const { square } = openSquares();
  const together = await Promise.allSettled([square(13), square(2)]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await square(2)).toBe(4);
});

it('gathers for as long as it is told to', async () => {
  const { asked, square } = openSquares({ gatherMs: 200 });
  const first = square(2);
  await nextTurn();
  expect(await Promise.all([first, square(3)])).toEqual([4, 9]);
  expect(asked).toEqual([[2, 3]]);
});

it('waits for nobody else when enough have come', async () => {
  const { asked, square } = openSquares({ gatherMs: 2 ** 31 - 1, enough: 2 });
  expect(await Promise.all([square(2), square(3)])).toEqual([4, 9]);
  expect(await Promise.all([square(4), square(5)])).toEqual([16, 25]);
  expect(asked).toEqual([
    [2, 3],
    [4, 5],
  ]);
});

it('gathers while a question has no answer if it asks one by one, and goes on after one that fails', async () => {
  const asked: number[][] = [];
  let fail = (_error: Error) => {};
  const noAnswer = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  const ask = askTogether(
    async (keys: number[]) => {
      asked.push(keys);
      return asked.length === 1 ? await noAnswer : new Map(keys.map((key) => [key, key]));
    },
    { oneByOne: true },
  );
  const first = ask(1).catch(() => 'failed');
  await vi.waitUntil(() => asked.length > 0, { timeout: 60_000, interval: 0 });
  const second = ask(2);
  await nextTurn();
  const third = ask(3);
  fail(new Error('no answer'));
  expect(await Promise.all([first, second, third])).toEqual(['failed', 2, 3]);
  expect(asked).toEqual([[1], [2, 3]]);
});
