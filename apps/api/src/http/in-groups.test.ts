import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { inGroups } from './in-groups.ts';

const soon = { timeout: 60_000, interval: 1 };

/** Runs groups of numbers, each of its own size, that end when the test says so. */
function openDoubles(bounds: Partial<{ most: number; atOnce: number; patienceMs: number }> = {}) {
  const groups: { items: number[]; end: (error?: Error) => void }[] = [];
  const double = inGroups(
    (items: number[]) =>
      new Promise<number[]>((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(items.map((item) => 2 * item)));
        groups.push({ items, end });
      }),
    { most: 100, sizeOf: (item) => item, ownerOf: (item) => item, atOnce: 2, patienceMs: 60_000, ...bounds },
  );
  return { double, groups, items: () => groups.map(({ items }) => items) };
}

it('runs together what comes in one turn, and what comes while it runs after it', async () => {
  const { double, groups, items } = openDoubles();
  const first = [double(1), double(2)];
  await nextTurn();
  const second = [double(3), double(4)];
  await nextTurn();
  expect(items()).toEqual([[1, 2]]);
  groups[0]?.end();
  expect(await Promise.all(first)).toEqual([2, 4]);
  await nextTurn();
  expect(items().slice(1)).toEqual([[3, 4]]);
  groups[1]?.end();
  expect(await Promise.all(second)).toEqual([6, 8]);
});

it('makes no group larger than it may be, unless one item is', async () => {
  const { double, groups, items } = openDoubles({ most: 10 });
  const all = [6, 4, 1, 30, 2].map(double);
  const expected = [[6, 4], [1], [30], [2]];
  for (const [index] of expected.entries()) {
    await vi.waitFor(() => expect(groups).toHaveLength(index + 1), soon);
    groups[index]?.end();
  }
  expect(await Promise.all(all)).toEqual([12, 8, 2, 60, 4]);
  expect(items()).toEqual(expected);
});

it('does not wait for a group that takes long, and runs no more than so many', async () => {
  const { double, groups, items } = openDoubles({ patienceMs: 1 });
  const all: Promise<number>[] = [];
  for (const item of [1, 2]) {
    all.push(double(item));
    await vi.waitFor(() => expect(groups).toHaveLength(item), soon);
  }
  all.push(double(3));
  groups[0]?.end();
  await vi.waitFor(() => expect(items()).toEqual([[1], [2], [3]]), soon);
  for (const { end } of groups) end();
  expect(await Promise.all(all)).toEqual([2, 4, 6]);
});

it('leaves to a later group what has its owner in one that runs', async () => {
  const { double, groups, items } = openDoubles({ patienceMs: 1 });
  const first = double(1);
  await vi.waitFor(() => expect(groups).toHaveLength(1), soon);
  const rest = [double(1), double(2), double(1)];
  await vi.waitFor(() => expect(items()).toEqual([[1], [2]]), soon);
  groups[0]?.end();
  await vi.waitFor(() => expect(items()).toEqual([[1], [2], [1, 1]]), soon);
  for (const { end } of groups) end();
  expect(await Promise.all([first, ...rest])).toEqual([2, 2, 4, 2]);
});

it('fails for all of a group, and goes on', async () => {
  const { double, groups } = openDoubles();
  const failing = Promise.allSettled([double(1), double(2)]);
  await nextTurn();
  groups[0]?.end(new Error('lost'));
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = double(3);
  await nextTurn();
  groups[1]?.end();
  expect(await next).toBe(6);
});
