import type { InFlight } from './in-flight.ts';

/**
 * How many productions are in flight at a time, as learned so far; since when so many were while others waited, and how
 * many of these did not run then.
 */
export type Learned = { inFlight: number; filledAt: Date | null; filledWith: number };

export type Rules = {
  /** How many may be released and not run yet. Without it, how many are in flight is learned. */
  backlog?: number | undefined;
  /** How long it takes at most until a start is noticed, in ms. */
  lookMs: number;
  /**
   * The MediaConvert queue of new productions: what the row of one says that waits there while the queue is paused, and
   * whether it is.
   */
  queue?: { pausedReason: string; isPaused: () => Promise<boolean> };
};

/** The first burst, before anything is known, and the most that is counted. */
export const atFirst: Learned = { inFlight: 20, filledAt: null, filledWith: 0 };
export const mostInFlight = 1_000;

/** What waits for its call to CreateJob has left the line: whoever comes next would wait behind it. */
const mostUnsubmitted = 20;

/**
 * Nothing that was released can be submitted, and nothing else tells whether another could: try one this often, and less
 * often the more there are, so that an outage of days does not release the whole line.
 */
const probeMs = 30_000;

/** Tells how many productions there is room for. */
export function findRoom({ inFlight }: Learned, flight: InFlight, { backlog }: Rules): number {
  const { running, unstarted, submitted, newest, now } = flight;
  const room = backlog === undefined ? inFlight - running - unstarted : backlog - unstarted;
  const free = Math.min(room, mostUnsubmitted - (unstarted - submitted));
  if (free > 0) return free;
  const pauseMs = probeMs * Math.max(1, unstarted / (backlog ?? atFirst.inFlight));
  const isStuck = submitted === 0 && newest !== null && since(newest, now) > pauseMs;
  return isStuck ? 1 : 0;
}

/** Tells for how many productions there is room beyond that, of users who have nothing in flight. */
export function findRoomForNewcomers(
  { inFlight }: Learned,
  { running, unstarted, submitted }: InFlight,
  { backlog }: Rules,
): number {
  const most = Math.floor(1.25 * (backlog ?? inFlight));
  const room = backlog === undefined ? most - running - unstarted : most - unstarted;
  return Math.max(0, Math.min(room, mostUnsubmitted - (unstarted - submitted)));
}

/**
 * Learns from what has become of those that filled the flight. If all have started by the next look, MediaConvert may run
 * dry between two looks, so twice as many wait there the next time. If one still waits after two looks, MediaConvert runs
 * as many as it can, and fewer need to wait there. What waits for its call to CreateJob tells nothing of MediaConvert.
 */
export function learn(learned: Learned, flight: InFlight, { lookMs }: Rules): Learned {
  const { inFlight, filledAt, filledWith } = learned;
  if (filledAt === null) return learned;
  const { running, unstarted, oldest, firstSubmitted, fillSubmitted, now } = flight;
  if (oldest === null || oldest > filledAt) {
    const isDry = since(latest(filledAt, fillSubmitted), now) <= 1.25 * lookMs + graceMs;
    const more = isDry ? Math.min(running + 2 * filledWith, mostInFlight) : 0;
    return { inFlight: Math.max(inFlight, more), filledAt: null, filledWith: 0 };
  }
  if (firstSubmitted === null) return learned;
  if (since(latest(filledAt, firstSubmitted), now) <= 2 * lookMs + 2 * graceMs) return learned;
  const fewer = running + Math.max(1, Math.floor(0.75 * unstarted));
  return { inFlight: Math.min(inFlight, fewer), filledAt: null, filledWith: 0 };
}

function latest(one: Date, other: Date | null): Date {
  return other !== null && other > one ? other : one;
}

/** What a look itself takes. */
const graceMs = 500;

function since(time: Date, now: Date): number {
  return now.getTime() - time.getTime();
}
