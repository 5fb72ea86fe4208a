import type { Check } from '../check.ts';
import type { Outage } from './outages.ts';
import type { Firing } from './watch-alerts.ts';

export type AlertRecord = { outages: Outage[]; firings: Firing[]; stillFiring: string[] };

/** Each outage is told by the alerts that are there for it, and where nothing is away no alert fires. */
export function judgeAlerts({ outages, firings, stillFiring }: AlertRecord): Check[] {
  const [first] = outages;
  const early = firings.filter(({ from_ms }) => from_ms < (first?.from_ms ?? 0));
  return [
    ...outages.map(({ what, expected, from_ms }, index) => {
      const until_ms = outages[index + 1]?.from_ms ?? Number.POSITIVE_INFINITY;
      const fired = firings.filter((firing) => firing.from_ms >= from_ms && firing.from_ms < until_ms);
      return {
        id: 'A',
        promise: `${what} away: ${expected.join(', ')}`,
        problems: expected
          .filter((alert) => !fired.some((firing) => firing.alert === alert))
          .map((alert) => `${alert} did not fire`),
      };
    }),
    {
      id: 'A',
      promise: 'no alert before anything is away',
      problems: early.map(({ alert, from_ms }) => `${alert} fired after ${from_ms} ms`),
    },
    {
      id: 'A',
      promise: 'no alert once all is calm',
      problems: stillFiring.map((alert) => `${alert} still fires`),
    },
  ];
}

/** Draws when each alert has fired, and what was away then. */
export function drawAlerts({ outages, firings }: AlertRecord): [string, string][] {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(0)} s`;
  const lines = [
    ...outages.map(({ what, from_ms, to_ms }) => ({ what: `${what} away`, from_ms, to_ms })),
    ...firings.map(({ alert, from_ms, to_ms }) => ({ what: `  ${alert}`, from_ms, to_ms })),
  ];
  return lines
    .sort((a, b) => a.from_ms - b.from_ms)
    .map(({ what, from_ms, to_ms }) => [what, `${seconds(from_ms)} to ${seconds(to_ms)}`]);
}

export function countAlerts({ firings }: AlertRecord): Record<string, number> {
  const names = firings.map(({ alert }) => alert);
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, names.filter((each) => each === name).length]),
  );
}
