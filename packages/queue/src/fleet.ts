import { Ajv } from 'ajv';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Static, Type } from 'typebox';
import { catalogue, type JobName } from './catalogue.ts';
import { type Queues, timeOf } from './queues.ts';

/** What a worker tells of itself every few seconds. It may only gain optional members: releases run side by side. */
const Heartbeat = Type.Object({
  id: Type.String(),
  host: Type.String(),
  release: Type.String(),
  started_at: Type.String(),
  /** The queues that the worker takes jobs from */
  queues: Type.Array(Type.String()),
  /** The names of its profiles */
  profiles: Type.Array(Type.String()),
  /** Equal for two workers whose profiles are equal */
  profiles_hash: Type.String(),
});
export type Heartbeat = Static<typeof Heartbeat>;

const ajv = new Ajv();

/** A worker counts as dead when it has been silent for this long. */
const lifeMs = 20_000;
const mostWorkers = 500;

type Keyspace = { redis: Redis; prefix: string };

/**
 * Tells that the worker is alive. All heartbeats are members of one sorted set, by the time of Redis's clock, so the
 * clocks of the workers do not matter, and what nobody renews goes away.
 */
export async function beat({ redis, prefix }: Keyspace, heartbeat: Heartbeat): Promise<void> {
  const now = await timeOf(redis);
  const key = keyOf(prefix);
  await redis
    .multi()
    .zremrangebyscore(key, '-inf', now - lifeMs)
    .zadd(key, now, JSON.stringify(heartbeat))
    .pexpire(key, lifeMs)
    .exec();
}

/** Tells that the worker takes no more jobs. */
export async function endHeartbeat({ redis, prefix }: Keyspace, heartbeat: Heartbeat): Promise<void> {
  await redis.zrem(keyOf(prefix), JSON.stringify(heartbeat));
}

/** Tells for `ms` that nothing leaves the line, and why. */
export async function tellLinePaused(
  { redis, prefix }: Keyspace,
  { reason, ms }: { reason: string; ms: number },
): Promise<void> {
  await redis.set(linePausedKeyOf(prefix), reason, 'PX', ms);
}

/**
 * Who works on the queues at the moment, which queues somebody has paused, and why nothing leaves the line; null while
 * something may.
 */
export type Fleet = { workers: Heartbeat[]; paused: JobName[]; linePaused: string | null };

/** @throws what Redis answers; a Redis that is away may keep this waiting without end. */
export async function findFleet({ redis, prefix, queues }: Keyspace & { queues: Queues }): Promise<Fleet> {
  const names = Object.keys(catalogue) as JobName[];
  const [workers, linePaused, paused] = await Promise.all([
    findWorkers({ redis, prefix }),
    redis.get(linePausedKeyOf(prefix)),
    Promise.all(names.map((name) => (queues[name] as Queue).isPaused())),
  ]);
  return { workers, linePaused, paused: names.filter((_name, index) => paused[index]) };
}

async function findWorkers({ redis, prefix }: Keyspace): Promise<Heartbeat[]> {
  const since = (await timeOf(redis)) - lifeMs;
  const texts = await redis.zrangebyscore(keyOf(prefix), since, '+inf', 'LIMIT', 0, mostWorkers);
  return texts.map(parse).filter((heartbeat) => ajv.validate<Heartbeat>(Heartbeat, heartbeat));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keyOf(prefix: string): string {
  return `${prefix}:workers`;
}

function linePausedKeyOf(prefix: string): string {
  return `${prefix}:line-paused`;
}
