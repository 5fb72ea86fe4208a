import { expect, it } from 'vitest';
import { slopeOf } from './run-slope.ts';

it('reckons how a process grows by the hour, whatever it swings', () => {
  const swinging = (growth: number) =>
    Array.from({ length: 100 }, (_, second) => ({
      seconds: second,
      rss_mb: 150 + growth * second + (second % 2 === 0 ? 5 : -5),
    }));
  const [flat, rising] = [slopeOf(swinging(0)), slopeOf(swinging(0.01))];
  expect(rising.mb_per_hour - flat.mb_per_hour).toBeCloseTo(36, 0);
  expect(flat).toMatchObject({ least_rss_mb: 145, most_rss_mb: 155 });
});
