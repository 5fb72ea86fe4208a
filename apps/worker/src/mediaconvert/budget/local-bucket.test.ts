import { expect, it } from 'vitest';
import { openLocalBucket } from './local-bucket.ts';
import type { Wish } from './shared-bucket.ts';

const create: Wish = { operation: 'CreateJob', importance: 'submit' };
const list: Wish = { operation: 'ListJobs', importance: 'percent' };
const limited = { aggregate: { perSecond: 2, burst: 100 }, operations: new Map() };

/** Has a process call as often as its share lets it. @returns how many calls it made in so many seconds */
function callsIn(seconds: number, share: ReturnType<typeof openLocalBucket>, clock: { ms: number }): number {
  const end = clock.ms + seconds * 1_000;
  let calls = 0;
  while (clock.ms < end) {
    const { granted, waitMs } = share.take([create]);
    if (granted) calls += 1;
    clock.ms += Math.max(1, waitMs);
  }
  return calls;
}

it('shares without Redis keep to the budget together: each begins empty', () => {
  const workers = 4;
  const calls = Array.from({ length: workers }, () => {
    const clock = { ms: 0 };
    const share = openLocalBucket(limited, () => clock.ms);
    share.follow({ perSecond: 2, workers });
    return callsIn(60, share, clock);
  });
  const sum = calls.reduce((one, other) => one + other);
  expect(sum).toBeLessThanOrEqual(2 * 60);
  expect(sum).toBeGreaterThan(0.9 * 2 * 60);
});

it('a process that knows of no worker keeps to a tenth', () => {
  const clock = { ms: 0 };
  expect(
    callsIn(
      60,
      openLocalBucket(limited, () => clock.ms),
      clock,
    ),
  ).toBe(11);
});

it('rates of operations are shared as well', () => {
  const clock = { ms: 0 };
  const operations = new Map([['CreateJob', { perSecond: 1, burst: 5 }]]);
  const share = openLocalBucket({ aggregate: undefined, operations }, () => clock.ms);
  share.follow({ perSecond: undefined, workers: 2 });
  expect(share.take([create, list])).toMatchObject({ granted: list });
  clock.ms += 1_500;
  expect(share.take([create, list])).toMatchObject({ granted: list });
  clock.ms += 500;
  expect(share.take([create, list])).toMatchObject({ granted: create });
});

it('without a rate there is no limit until AWS refuses; then the share is half of what it took, and never nothing', () => {
  const clock = { ms: 0 };
  const share = openLocalBucket({ aggregate: undefined, operations: new Map() }, () => clock.ms);
  share.follow({ perSecond: undefined, workers: 2 });
  for (let count = 0; count < 40; count += 1) expect(share.take([create]).granted).toBe(create);
  expect(share.lower()).toBe(40);
  expect(share.lower()).toBeUndefined();
  expect(callsIn(10, share, clock)).toBeLessThanOrEqual(200);
  for (let count = 0; count < 10; count += 1) {
    clock.ms += 1_000;
    share.lower();
  }
  expect(share.take([create]).perSecond).toBe(0.25);
});
