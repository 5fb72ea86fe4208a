import type { Figures } from '../draw-table.ts';
import { quantile, round } from '../numbers.ts';

/** When a production was accepted, when MediaConvert began to render it, and when its row was at its end, in ms */
export type Course = { acceptedAt: number; begunAt: number | undefined; endedAt: number | undefined };

export const operations = ['CreateJob', 'GetJob', 'ListJobs', 'GetQueue', 'Probe'];

/**
 * Reckons what a fleet has done; times in unscaled seconds.
 * @param calls how often each operation was called
 */
export function reckon(courses: Course[], calls: ReadonlyMap<string, number>, scale = 1): Figures {
  const seconds = (ms: number) => round((ms * scale) / 1_000);
  const waits = courses.flatMap(({ acceptedAt, begunAt }) =>
    begunAt === undefined ? [] : [begunAt - acceptedAt],
  );
  const wait = (share: number) => {
    const ms = quantile(waits, share);
    return ms === null ? null : seconds(ms);
  };
  const ends = courses.flatMap(({ endedAt }) => endedAt ?? []);
  const first = Math.min(...courses.slice(0, 1).map(({ acceptedAt }) => acceptedAt));
  const hours = seconds(ends.reduce((one, other) => Math.max(one, other), first) - first) / 3_600;
  const all = [...calls.values()].reduce((sum, count) => sum + count, 0);
  return {
    productions: courses.length,
    ended: ends.length,
    ended_per_hour: round(ends.length / hours, 1),
    wait_p50_s: wait(0.5),
    wait_p99_s: wait(0.99),
    calls_per_render: round(all / Math.max(1, ends.length)),
    ...Object.fromEntries(operations.map((operation) => [operation, calls.get(operation) ?? 0])),
  };
}

/** Returns by how many percent each figure of the one differs from that of the other. */
export function compare(one: Figures, other: Figures): Figures {
  return Object.fromEntries(
    Object.entries(one).map(([name, value]) => {
      const of = Number(other[name]);
      return [name, of === 0 ? null : round((100 * (Number(value) - of)) / of, 1)];
    }),
  );
}
