/**
 * How much longer than WATCH_EVERY_MS the sweep waits at the least and at the most, and how many ends make each of its
 * pages beyond the first ones worth it. A few pages keep percents fresh. While events arrive, the sweep is only for what
 * they do not tell: for the default of 5 s it waits for a minute at the least and, as a render's own look, for ten at
 * the most.
 */
const alone = { least: 1, most: 24, mostOfFew: 6, fewPages: 2, endsPerPage: 4 };
const besideEvents = { least: 12, most: 120, mostOfFew: 120, fewPages: 1, endsPerPage: 20 };

/** The sweep reads no more pages than this, however little else there is to do. */
const mostPages = 500;

export type Swept = {
  everyMs: number;
  /** The pages of both lists */
  pages: number;
  /** The share of the budget; undefined while there is no limit. */
  callsPerSecond: number | undefined;
  /** In how many ms each of our jobs that transcode is likely to end. */
  remainingMs: number[];
  eventsArrive: boolean;
};

/**
 * Says how long to wait from the beginning of one sweep to that of the next: until it is likely to find an end for each
 * page, and several where there are many pages, so that the calls follow what ends and not what runs.
 */
export function nextSweepMs({ everyMs, pages, callsPerSecond, remainingMs, eventsArrive }: Swept): number {
  const rule = eventsArrive ? besideEvents : alone;
  const affordableMs = callsPerSecond === undefined ? 0 : (pages / callsPerSecond) * 1_000;
  const ends = Math.max(pages, rule.endsPerPage * (pages - rule.fewPages));
  const mostMs = (pages <= rule.fewPages ? rule.mostOfFew : rule.most) * everyMs;
  const worthMs = remainingMs.toSorted((a, b) => a - b)[Math.min(ends, remainingMs.length) - 1] ?? 0;
  return Math.max(affordableMs, Math.min(Math.max(worthMs, rule.least * everyMs), mostMs));
}

/** Says how many pages a sweep may read: its share of the longest wait. */
export function pagesWithin(everyMs: number, callsPerSecond: number | undefined): number {
  if (callsPerSecond === undefined) return mostPages;
  const affordable = Math.floor((callsPerSecond * besideEvents.most * everyMs) / 1_000);
  return Math.min(Math.max(affordable, 2), mostPages);
}

/**
 * Estimates in how many ms a job ends that has run for `ageMs`, from how far it is. One that does not say how far it is
 * has half of its time before it.
 */
export function remainingMs(ageMs: number, percent: number | undefined): number {
  if (percent === undefined || percent <= 0) return ageMs;
  return (ageMs * (100 - percent)) / percent;
}
