/** How much longer than WATCH_EVERY_MS the sweep waits while events arrive: a minute for the default of 5 s. */
const whileTold = 12;
/** How much longer it waits at most while that spares calls. */
const longest = 24;
/** So many ends make each page of a sweep worth it. */
const endsPerPage = 3;

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
 * is likely to find three ends for each, so that the calls follow what ends and not what runs.
 */
export function nextSweepMs({ everyMs, pages, callsPerSecond, remainingMs, eventsArrive }: Swept): number {
  const longestMs = longest * everyMs;
  const affordableMs = callsPerSecond === undefined ? 0 : (pages / callsPerSecond) * 1_000;
  // A page of each list is free: the share bounds it.
  const ends = endsPerPage * Math.max(0, pages - 2);
  const worthMs = ends === 0 ? 0 : (remainingMs.toSorted((a, b) => a - b)[ends - 1] ?? longestMs);
  const wantedMs = eventsArrive ? whileTold * everyMs : Math.min(Math.max(worthMs, everyMs), longestMs);
  return Math.max(wantedMs, affordableMs);
}

/** Says how many pages a sweep may read: its share of five waits while events arrive. */
export function pagesWithin(everyMs: number, callsPerSecond: number | undefined): number {
  if (callsPerSecond === undefined) return mostPages;
  const affordable = Math.floor((callsPerSecond * 5 * whileTold * everyMs) / 1_000);
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
