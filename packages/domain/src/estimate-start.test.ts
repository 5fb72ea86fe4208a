import { describe, expect, test } from 'vitest';
import { estimateStart, learnWaits, type Release } from './estimate-start.ts';

/** One is released every ten seconds, each after a wait of 1,000 s. */
const steady: Release[] = Array.from({ length: 200 }, (_, index) => ({
  acceptedAt: (index - 100) * 10_000,
  releasedAt: index * 10_000,
}));
const now = 1_995_000;

/** What the estimate says, in seconds from now. */
function secondsUntil(position: number, releases = steady, at = now, acceptedAt = at) {
  const estimate = estimateStart(learnWaits(releases, at), { position, acceptedAt }, at);
  return estimate && { from: (estimate.earliest - at) / 1000, to: (estimate.latest - at) / 1000 };
}

describe('the estimated start', () => {
  test('is certain of a line that moves steadily', () => {
    const { from, to } = secondsUntil(10) ?? {};
    expect(from).toBeGreaterThan(80);
    expect(from).toBeLessThan(95);
    expect(to).toBeGreaterThan(95);
    expect(to).toBeLessThan(110);
  });

  test('is less certain farther back than the known waits reach', () => {
    const near = secondsUntil(20) ?? { from: 0, to: 0 };
    const far = secondsUntil(300) ?? { from: 0, to: 0 };
    expect(far.from).toBeLessThan(2_995);
    expect(far.to).toBeGreaterThan(2_995);
    expect((far.to - far.from) / 300).toBeGreaterThan((near.to - near.from) / 20);
  });

  test('is later where others come and go ahead', () => {
    const late = steady.map((release, index) =>
      index % 2 === 0 ? release : { ...release, acceptedAt: release.releasedAt - 1 },
    );
    const { from } = secondsUntil(10, late) ?? {};
    expect(from).toBeGreaterThan(160);
  });

  test('does not take for slowness that nothing waited', () => {
    const pause = 5_000_000;
    const paused = steady.map(({ acceptedAt, releasedAt }, index) =>
      index < 100
        ? { acceptedAt: Math.max(acceptedAt, -100_000), releasedAt }
        : { acceptedAt: pause + 990_000, releasedAt: releasedAt + pause },
    );
    const { to } = secondsUntil(1, paused, now + pause) ?? {};
    expect(to).toBeLessThan(40);
  });

  test.each([
    ['nothing was released', 1, []],
    ['too few were released', 1, steady.slice(-5)],
    ['nothing had to wait', 1, steady.map(({ releasedAt }) => ({ acceptedAt: releasedAt, releasedAt }))],
    ['the position is far behind what is known', 5_000, steady],
  ])('is unknown where %s', (_, position, releases) => {
    expect(secondsUntil(position, releases)).toBeUndefined();
  });

  test('is unknown where the line stands still longer than it does', () => {
    const later = now + 120_000;
    expect(secondsUntil(1, steady, later, now)).toBeUndefined();
    expect(secondsUntil(1, steady, later, later)).toBeDefined();
  });
});
