import { expect, it } from 'vitest';
import { backOff } from './back-off.ts';
import { blockedMs } from './block.ts';

const bounds = { leastMs: 5_000, mostMs: 30_000 };

it.each([
  { blocked: 0, random: 0, waits: 5_000 },
  { blocked: 10_000, random: 0, waits: 5_000 },
  { blocked: 20_000, random: 0, waits: 10_000 },
  { blocked: 20_000, random: 0.5, waits: 12_500 },
  { blocked: 20_000, random: 1, waits: 15_000 },
  { blocked: 60_000, random: 0, waits: 30_000 },
  { blocked: 86_400_000, random: 0, waits: 30_000 },
  { blocked: 86_400_000, random: 1, waits: 45_000 },
  // The database's clock was set back.
  { blocked: -60_000, random: 0, waits: 5_000 },
])('blocked for $blocked ms it waits $waits ms, at random $random', ({ blocked, random, waits }) => {
  expect(backOff(blocked, bounds, random)).toBe(waits);
});

it.each([
  { reason: 'throttled: Too Many Requests', cause: 'throttled', ms: 60_000 },
  { reason: 'throttled: waits its turn for CreateJob', cause: 'throttled', ms: 60_000 },
  { reason: 'throttled: Too Many Requests', cause: 'unknown', ms: 0 },
  { reason: 'unknown: throttled', cause: 'throttled', ms: 0 },
  { reason: null, cause: 'throttled', ms: 0 },
] as const)('blocked as "$reason", it has been so as $cause for $ms ms', ({ reason, cause, ms }) => {
  const row = { blocked_reason: reason, blocked_at: new Date(0), read_at: new Date(60_000) };
  expect(blockedMs(row, cause)).toBe(ms);
  expect(blockedMs({ ...row, blocked_at: null }, cause)).toBe(0);
});
