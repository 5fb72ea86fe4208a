import { expect, it } from 'vitest';
import { planRequests } from './requests.ts';
import { planFaults } from './schedule.ts';

const options = { seed: 7, seconds: 120, workers: 3, productions: 500, uploads: 4 };

it('is made by the seed alone', () => {
  expect(planFaults(options)).toEqual(planFaults(options));
  expect(planRequests(options)).toEqual(planRequests(options));
  expect(planFaults({ ...options, seed: 8 })).not.toEqual(planFaults(options));
});

it.each([
  { seconds: 120, kills: 20, pauses: 10, flushes: 3, restarts: 2, events: 8, rates: 6 },
  { seconds: 20, kills: 2, pauses: 1, flushes: 1, restarts: 1, events: 2, rates: 2 },
  { seconds: 1, kills: 1, pauses: 1, flushes: 1, restarts: 1, events: 1, rates: 1 },
])('strikes often enough in $seconds s', ({ seconds, kills, pauses, flushes, restarts, events, rates }) => {
  const actions = planFaults({ ...options, seconds }).map(({ action }) => action);
  const count = (...wanted: string[]) => actions.filter((action) => wanted.includes(action)).length;
  expect(count('kill_worker', 'kill_api')).toBeGreaterThanOrEqual(kills);
  expect(count('pause_worker')).toBeGreaterThanOrEqual(pauses);
  expect(count('flush_redis')).toBeGreaterThanOrEqual(flushes);
  expect(count('restart_redis')).toBeGreaterThanOrEqual(restarts);
  expect(count('disturb_events')).toBeGreaterThanOrEqual(events);
  expect(count('change_rate')).toBeGreaterThanOrEqual(rates);
  expect(count('restart_mysql')).toBeGreaterThanOrEqual(restarts);
});

it('lets the service breathe', () => {
  const times = planFaults(options).map(({ at_ms }) => at_ms);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(gaps.filter((gap) => gap >= 2_500).length).toBeGreaterThanOrEqual(8);
  expect(Math.max(...times)).toBeLessThan(options.seconds * 1_000);
});
