import type { Random } from '../../soak/random.ts';

/** Somebody asks for renders at a time; each takes MediaConvert so long. Times are in ms. */
export type Arrival = { at: number; user: number; renderMs: number[] };

export type DayOptions = {
  perDay: number;
  /** The part of the day that is drawn, in hours; 20 is the busiest hour. */
  from: number;
  hours: number;
};

const hourMs = 60 * 60_000;
const busiestHour = 20;
/** The busiest hour has so much more than the mean one, and the quietest so much less. */
const swing = 0.7;

/** Nine requests in ten are for one to three renders of an upload; the others are for a batch. */
const usualSizes = [1, 1, 1, 1, 1, 1, 2, 2, 3] as const;
const batchSizes = [5, 10, 20] as const;
const batchShare = 0.1;
const meanSize = (1 - batchShare) * (13 / 9) + batchShare * (35 / 3);

/** At these hours one user brings so much of a day at once, as for a catalog. */
const imports = { hours: [2, 8, 14, 20], share: 0.01 };

/** Users are so many that each asks for about 20 renders a day. */
const rendersPerUser = 20;

/**
 * Draws requests of a day: a Poisson process whose rate swings over the day, and imports. Render times are lognormal
 * with a mean of 3 min and a median of 2 min, from 15 s to 1 h.
 */
export function drawDay(random: Random, { perDay, from, hours }: DayOptions): Arrival[] {
  const users = Math.max(2, Math.round(perDay / rendersPerUser));
  const steady = (perDay * (1 - imports.hours.length * imports.share)) / meanSize / 24 / hourMs;
  const most = steady * (1 + swing);
  const end = hours * hourMs;
  const arrivals: Arrival[] = [];
  const ask = (at: number, count: number) =>
    arrivals.push({
      at,
      user: random.int(1, users),
      renderMs: Array.from({ length: count }, () => drawRenderMs(random)),
    });
  for (let at = exponential(random, 1 / most); at < end; at += exponential(random, 1 / most)) {
    if (uniform(random) * most > steady * rateAt(from + at / hourMs)) continue;
    ask(at, drawSize(random));
  }
  for (const hour of imports.hours) {
    const at = (hour - from) * hourMs;
    if (at >= 0 && at < end) ask(at, Math.round(perDay * imports.share));
  }
  return arrivals.sort((one, other) => one.at - other.at);
}

function drawSize(random: Random): number {
  return random.pick(uniform(random) < batchShare ? batchSizes : usualSizes);
}

/** Draws requests of a few users at a rate that stays, for renders that all take as long. */
export function drawSteady(
  random: Random,
  { perHour, users, renderMs, hours }: { perHour: number; users: number; renderMs: number; hours: number },
): Arrival[] {
  const arrivals: Arrival[] = [];
  const everyMs = (hourMs / perHour) * meanSize;
  for (let at = exponential(random, everyMs); at < hours * hourMs; at += exponential(random, everyMs))
    arrivals.push({ at, user: random.int(1, users), renderMs: Array(drawSize(random)).fill(renderMs) });
  return arrivals;
}

function rateAt(hour: number): number {
  return 1 + swing * Math.cos(((hour - busiestHour) / 24) * 2 * Math.PI);
}

const [medianMs, sigma] = [120_000, 0.9];
const [shortestMs, longestMs] = [15_000, hourMs];

function drawRenderMs(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(uniform(random))) * Math.cos(2 * Math.PI * uniform(random));
  return Math.min(longestMs, Math.max(shortestMs, medianMs * Math.exp(sigma * normal)));
}

export function uniform(random: Random): number {
  return random.int(1, 2 ** 30) / (2 ** 30 + 1);
}

function exponential(random: Random, mean: number): number {
  return -mean * Math.log(uniform(random));
}
