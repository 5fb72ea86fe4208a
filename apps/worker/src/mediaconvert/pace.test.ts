import { describe, expect, it } from 'vitest';
import { createPace, type Pace } from './pace.ts';

/** Has calls wait at `workers` paces, against an account that takes `limit` in any second; each call is instant. */
function simulate({ calls, limit, workers }: { calls: number; limit: number; workers: number }) {
  let time = 0;
  const paces: Pace[] = Array.from({ length: workers }, () => createPace(() => time));
  const due = Array.from({ length: calls }, () => 0);
  let taken: number[] = [];
  let refused = 0;
  let accepted = 0;
  while (due.length > 0) {
    due.sort((a, b) => b - a);
    time = Math.max(time, due.pop() ?? 0);
    const pace = paces[Math.floor(Math.random() * workers)];
    const waitMs = pace?.take() ?? 0;
    if (waitMs > 0) {
      due.push(time + waitMs);
      continue;
    }
    taken = taken.filter((at) => at > time - 1_000);
    if (taken.length < limit) {
      taken.push(time);
      accepted += 1;
      pace?.accepted();
    } else {
      refused += 1;
      pace?.throttled();
      due.push(time + 100);
    }
  }
  return { seconds: time / 1_000, refusedShare: refused / (refused + accepted) };
}

describe('the pace of CreateJob', () => {
  it('has no limit until a call is refused', () => {
    expect(simulate({ calls: 1_000, limit: 1_000, workers: 1 })).toEqual({ seconds: 0, refusedShare: 0 });
  });

  it.each([
    { calls: 500, limit: 20, workers: 1 },
    { calls: 500, limit: 20, workers: 3 },
    { calls: 2_000, limit: 20, workers: 2 },
    { calls: 200, limit: 2, workers: 2 },
  ])('finds the limit of an account: %o', (account) => {
    const { seconds, refusedShare } = simulate(account);
    expect(refusedShare).toBeLessThan(0.25);
    expect(seconds).toBeLessThan((account.calls / account.limit) * 2 + 5);
  });
});
