import { createRandom } from '../../soak/random.ts';
import type { Figures } from '../draw-table.ts';
import { type DayOptions, drawDay } from './arrivals.ts';
import { type Day, settingsOf } from './days.ts';
import { reckon } from './figures.ts';
import { type Simulation, simulate } from './simulate.ts';

const hourMs = 60 * 60_000;

/** Simulates so many hours of a day, and what it takes to render what was asked for, for a day at most. */
export async function runDay(
  day: Day,
  {
    from,
    hours,
    seed,
    ...rest
  }: Pick<Simulation, 'redis' | 'signal'> & Omit<DayOptions, 'perDay'> & { seed: number },
): Promise<Figures> {
  const random = createRandom(seed);
  const arrivals = drawDay(random, { perDay: day.perDay, from, hours });
  const untilMs = (hours + 24) * hourMs;
  const { productions, calls, refused, ...most } = await simulate(arrivals, {
    settings: settingsOf(day),
    random,
    untilMs,
    ...rest,
  });
  const courses = productions.map(({ acceptedAt, endedAt, job }) => ({
    acceptedAt,
    endedAt,
    begunAt: job?.begunAt,
  }));
  return {
    run: day.name,
    workers: day.workers,
    ...reckon(courses, calls),
    refused,
    most_waiting: most.mostWaiting,
    most_running: most.mostRunning,
  };
}
