import { expect, test } from 'vitest';
import { BoundedLimiter } from './bounded-limiter.ts';

test('the oldest of more than 10,000 keys is forgotten, and no other', async () => {
  const limiter = new BoundedLimiter({ points: 2, duration: 60 });
  for (let key = 0; key <= 10_000; key += 1) await limiter.consume(key);
  expect(await limiter.get(0)).toBeNull();
  for (const key of [1, 10_000]) expect(await limiter.get(key)).toMatchObject({ consumedPoints: 1 });
});

test('a key that is known already pushes none out', async () => {
  const limiter = new BoundedLimiter({ points: 2, duration: 60 });
  for (let key = 0; key < 10_000; key += 1) await limiter.consume(key);
  expect(await limiter.consume(9_999)).toMatchObject({ consumedPoints: 2, remainingPoints: 0 });
  await expect(limiter.consume(9_999)).rejects.toMatchObject({ consumedPoints: 3 });
  expect(await limiter.get(0)).toMatchObject({ consumedPoints: 1 });
});
