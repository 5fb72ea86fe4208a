import type { ServerProblem } from '@bacs/domain';
import type { Redis } from 'ioredis';
import { timeOf } from './queues.ts';
import { withDeadline } from './with-deadline.ts';

type Keyspace = { redis: Redis; prefix: string };

/** How many events of MediaConvert one answer of the events' queue had, and how many of them tell of an end. */
export type EventCount = { events: number; ends: number };

/** What a sweep through MediaConvert's jobs has seen. */
export type SweepCount = {
  /** How many of ours transcode */
  running: number;
  /** How many of ours have ended that no event had told of */
  untold: number;
  /**
   * Every job was listed. If not, other people's jobs have filled the lists. undefined when there was nothing to list,
   * which says nothing about whether the lists answer.
   */
  isComplete: boolean | undefined;
  /** Every job was listed, those that wait, too. */
  isWhole: boolean;
  /** The next one is due so many ms after this one. */
  nextMs: number;
};

/** How MediaConvert's jobs are watched. Times are in ms, by Redis's clock; undefined means never, or forgotten. */
export type WatchState = {
  now: number;
  sweptAt: number | undefined;
  isComplete: boolean;
  nextMs: number;
  /** When a sweep last listed every job, those that wait, too. */
  listedAt: number | undefined;
  /** The last sweep came so long after the one before it. */
  waitedMs: number;
  /** Since when every sweep has seen a job of ours that transcodes */
  runningSince: number | undefined;
  /** When somebody last asked the events' queue, and when it last had an event. */
  listenedAt: number | undefined;
  eventsAt: number | undefined;
  /** When a sweep found more ends than events had told of since the one before. */
  missedAt: number | undefined;
};

/** Notes an answer of the events' queue. An empty one counts too: it says that somebody listens. */
export async function noteEvents({ redis, prefix }: Keyspace, { events, ends }: EventCount): Promise<void> {
  const now = await timeOf(redis);
  const key = keyOf(prefix);
  const noting = redis.multi().hset(key, 'listened_at', now);
  if (events > 0) noting.hset(key, 'events_at', now);
  if (ends > 0) noting.hincrby(key, 'ends_told', ends);
  await noting.exec();
}

/** Notes a sweep that has gone through. A few events may be lost: it is many that make a miss. */
export async function noteSweep({ redis, prefix }: Keyspace, sweep: SweepCount): Promise<void> {
  const now = await timeOf(redis);
  const key = keyOf(prefix);
  const [ends, sweptAt] = await redis.hmget(key, 'ends_told', 'swept_at');
  const told = Number(ends ?? 0);
  const { running, untold, isComplete, isWhole, nextMs } = sweep;
  const noting = redis
    .multi()
    .hset(key, { swept_at: now, next_ms: Math.round(nextMs), waited_ms: now - Number(sweptAt ?? now) })
    .hset(key, 'ends_told', 0);
  if (isComplete !== undefined) noting.hset(key, 'complete', isComplete ? 1 : 0);
  if (isWhole) noting.hset(key, 'listed_at', now);
  // Nobody lists anything while there is nothing to look for.
  else if (isComplete === undefined) noting.hdel(key, 'listed_at');
  if (running > 0) noting.hsetnx(key, 'running_since', now);
  else noting.hdel(key, 'running_since');
  if (untold >= fewUntold && untold > told) noting.hset(key, 'missed_at', now);
  await noting.exec();
}

const fewUntold = 3;

/** Notes a sweep that AWS has kept from going through: as if there had been none, renders look for themselves. */
export async function noteFailedSweep({ redis, prefix }: Keyspace): Promise<void> {
  await redis.hdel(keyOf(prefix), 'swept_at');
}

/** @throws what Redis answers; a Redis that is away may keep this waiting without end. */
export async function findWatchState({ redis, prefix }: Keyspace): Promise<WatchState> {
  const [now, fields] = await Promise.all([timeOf(redis), redis.hgetall(keyOf(prefix))]);
  const read = (name: string) => {
    const value = Number(fields[name] ?? Number.NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  return {
    now,
    sweptAt: read('swept_at'),
    isComplete: read('complete') === 1,
    listedAt: read('listed_at'),
    nextMs: read('next_ms') ?? 0,
    waitedMs: read('waited_ms') ?? 0,
    runningSince: read('running_since'),
    listenedAt: read('listened_at'),
    eventsAt: read('events_at'),
    missedAt: read('missed_at'),
  };
}

const minute = 60_000;
/** No sweep for this long is more than a worker that has died in one, or a call that waits its turn. */
const sweepDeadMs = 2 * minute;
/** MediaConvert sends an event per minute of each job that transcodes. */
const eventsDeadMs = 3 * minute;
/** For this long after a miss, events count as lost. */
const missMs = 10 * minute;

/** Tells whether the sweep looks at every job, so that no render has to look for itself. */
export function isSwept({ now, sweptAt, isComplete, nextMs }: WatchState): boolean {
  return sweptAt !== undefined && isComplete && now - sweptAt < sweepDeadMs + 3 * nextMs;
}

/** Tells whether events arrive as they should, so that the sweep is only the net. */
export function doEventsArrive({ now, listenedAt, eventsAt, missedAt }: WatchState): boolean {
  const isRecent = (at: number | undefined, ms: number) => at !== undefined && now - at < ms;
  return (
    isRecent(listenedAt, eventsDeadMs) && isRecent(eventsAt, eventsDeadMs) && !isRecent(missedAt, missMs)
  );
}

/**
 * Says what is wrong with how MediaConvert's jobs are watched.
 * @param takenMs is for how long MediaConvert has had a job of ours; undefined when it has none
 */
export function findWatchProblems(state: WatchState, takenMs: number | undefined): ServerProblem[] {
  const problems: ServerProblem[] = [];
  if (takenMs !== undefined && takenMs >= sweepDeadMs && !isSwept(state))
    problems.push(isSwept({ ...state, isComplete: true }) ? sweepShort : sweepMissing);
  const { now, listenedAt, runningSince = now } = state;
  const isListening = listenedAt !== undefined && now - listenedAt < day;
  if (isListening && now - runningSince >= eventsDeadMs && !doEventsArrive(state))
    problems.push(eventsMissing);
  return problems;
}

/**
 * Says the same of how they are watched now; nothing while a server is away, which other checks say. Nothing throws.
 * @param findTakenMs finds for how long MediaConvert has had a job of ours.
 */
export async function checkWatch(
  place: Keyspace,
  { findTakenMs, deadlineMs }: { findTakenMs: () => Promise<number | undefined>; deadlineMs: number },
): Promise<ServerProblem[]> {
  const look = async () => findWatchProblems(await findWatchState(place), await findTakenMs());
  return await withDeadline(deadlineMs, look()).catch(() => []);
}

const day = 24 * 60 * minute;

const sweepMissing: ServerProblem = {
  code: 'SWEEP_MISSING',
  severity: 'warning',
  message:
    'No sweep goes through MediaConvert’s jobs, so renders may end up to ten minutes late: look in the log of the workers for what keeps ListJobs from answering.',
};
const sweepShort: ServerProblem = {
  code: 'SWEEP_SHORT',
  severity: 'warning',
  message:
    'The sweep does not get through MediaConvert’s lists, so renders may end up to ten minutes late: raise MEDIACONVERT_CALLS_PER_SECOND if the account allows it, or give other jobs another account.',
};
const eventsMissing: ServerProblem = {
  code: 'EVENTS_MISSING',
  severity: 'warning',
  message:
    'MediaConvert’s events do not arrive, so renders end some seconds later and cost more calls: compare the rule, the queue and its policy with docs/aws.md.',
};

/** Who wakes a render, and for how many ms nobody else of the kind does so again. */
type Wake = { by: 'sweep' | 'event'; ms: number };

/** @returns whether this caller is the one who wakes the render. */
export async function tryClaimWake(
  { redis, prefix }: Keyspace,
  ulid: string,
  { by, ms }: Wake,
): Promise<boolean> {
  return (
    (await redis.set(`${keyOf(prefix)}:woken-by-${by}:${ulid}`, '1', 'PX', Math.ceil(ms), 'NX')) === 'OK'
  );
}

function keyOf(prefix: string): string {
  return `${prefix}:watch-state`;
}
