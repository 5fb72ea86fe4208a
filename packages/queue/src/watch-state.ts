import type { Redis } from 'ioredis';
import { timeOf } from './queues.ts';

type Keyspace = { redis: Redis; prefix: string };

/** What one answer of the events' queue had: this many events of MediaConvert, and this many of them tell of an end. */
export type EventCount = { events: number; ends: number };

/** What a sweep has seen, and when the next one is due, in ms from its start. */
export type SweepCount = {
  /** The MediaConvert jobs of ours that transcode */
  running: number;
  /** Every job was listed. If not, other people's jobs have filled the lists. */
  isComplete: boolean;
  nextMs: number;
};

/** How MediaConvert's jobs are watched. Times are in ms, by Redis's clock; undefined means never, or lost. */
export type WatchState = {
  now: number;
  sweptAt: number | undefined;
  lastSweep: SweepCount | undefined;
  /** When somebody last asked the events' queue, and when it last had an event. */
  listenedAt: number | undefined;
  eventsAt: number | undefined;
  /** How many ends events have told of, ever */
  endsTold: number;
};

/** Notes an answer of the events' queue. An empty one counts too: it tells that somebody listens. */
export async function noteEvents({ redis, prefix }: Keyspace, { events, ends }: EventCount): Promise<void> {
  const now = await timeOf(redis);
  const key = keyOf(prefix);
  await redis
    .multi()
    .hset(key, { listened_at: now, ...(events > 0 && { events_at: now }) })
    .hincrby(key, 'ends_told', ends)
    .exec();
}

/** Notes a sweep that has gone through, by when it began. */
export async function noteSweep(
  { redis, prefix }: Keyspace,
  startedAt: number,
  { running, isComplete, nextMs }: SweepCount,
): Promise<void> {
  await redis.hset(keyOf(prefix), {
    swept_at: startedAt,
    running,
    complete: isComplete ? 1 : 0,
    next_ms: nextMs,
  });
}

export async function findWatchState({ redis, prefix }: Keyspace): Promise<WatchState> {
  const [now, fields] = await Promise.all([timeOf(redis), redis.hgetall(keyOf(prefix))]);
  const read = (name: string) => {
    const value = Number(fields[name] ?? Number.NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const sweptAt = read('swept_at');
  const lastSweep = {
    running: read('running') ?? 0,
    isComplete: read('complete') === 1,
    nextMs: read('next_ms') ?? 0,
  };
  return {
    now,
    sweptAt,
    lastSweep: sweptAt === undefined ? undefined : lastSweep,
    listenedAt: read('listened_at'),
    eventsAt: read('events_at'),
    endsTold: read('ends_told') ?? 0,
  };
}

function keyOf(prefix: string): string {
  return `${prefix}:watch-state`;
}
