/**
 * How much longer than WATCH_EVERY_MS the sweep waits at the least and at the most, and how many ends make each of its
 * pages worth it. While events arrive, it is only for what they do not tell: it waits for a minute at the least, for the
 * default of 5 s.
 */
const alone = { least: 1, most: 24, endsPerPage: 3 };
const besideEvents = { least: 12, most: 60, endsPerPage: 10 };

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
 * Says how long to wait from the beginning of one sweep to that of the next. One that costs several pages waits until it
 * is likely to find several ends for each, so that the calls follow what ends and not what runs.
 */
export function nextSweepMs({ everyMs, pages, callsPerSecond, remainingMs, eventsArrive }: Swept): number {
  const { least, most, endsPerPage } = eventsArrive ? besideEvents : alone;
  const affordableMs = callsPerSecond === undefined ? 0 : (pages / callsPerSecond) * 1_000;
  // A page of each list is free: the share bounds it.
  const ends = endsPerPage * Math.max(0, pages - 2);
  const worthMs = ends === 0 ? 0 : (remainingMs.toSorted((a, b) => a - b)[ends - 1] ?? most * everyMs);
  return Math.max(affordableMs, Math.min(Math.max(worthMs, least * everyMs), most * everyMs));
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
