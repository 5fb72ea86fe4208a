import { describe, expect, it } from 'vitest';
import { nextTry, windowMs } from './next-try.ts';

const hour = 60 * 60_000;

describe('a delivery that has failed', () => {
  it('is tried after waits that grow, the last time at the end of three days', () => {
    const tries: number[] = [];
    for (let attempts = 0, triedMs = 0; ; attempts += 1) {
      tries.push(triedMs);
      const next = nextTry({ attempts, triedMs, deliveredMs: 0 }, 0);
      if (next === 'failed') break;
      triedMs += next.afterMs;
    }
    expect(tries.length).toBe(11);
    expect(tries.at(-1)).toBe(windowMs);
    const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(waits.slice(0, -1)).toEqual(waits.slice(0, -1).toSorted((a, b) => a - b));
  });

  it('waits up to a tenth longer, or for as long as the receiver asks, but no more than an hour', () => {
    expect(nextTry({ attempts: 0, triedMs: 0 }, 1)).toEqual({ afterMs: 5_500 });
    expect(nextTry({ attempts: 0, triedMs: 0, retryAfterMs: 60_000 }, 1)).toEqual({ afterMs: 60_000 });
    expect(nextTry({ attempts: 0, triedMs: 0, retryAfterMs: 1e15 }, 1)).toEqual({ afterMs: hour });
    expect(nextTry({ attempts: 7, triedMs: windowMs - 1_000 }, 1)).toEqual({ afterMs: 1_000 });
  });

  it('has failed for good only if the receiver has got something since its first try', () => {
    const tried = { attempts: 9, triedMs: windowMs };
    expect(nextTry({ ...tried, deliveredMs: windowMs - 1 })).toBe('failed');
    expect(nextTry({ ...tried, deliveredMs: windowMs + 1 })).not.toBe('failed');
    expect(nextTry(tried)).not.toBe('failed');
  });
});
