import { Redis } from 'ioredis';
import { parseRedisUrl } from './redis-url.ts';

/**
 * Connects for adding jobs from a request. While Redis is away, a command fails at once instead of waiting. A frozen
 * Redis holds commands for five seconds; the caller has a shorter deadline of its own.
 * @param prefix of the queues' keys, which says where in a cluster they are
 */
export function connectProducer(url: string, prefix: string): Redis {
  return quiet(
    new Redis({
      ...parseRedisUrl(url, prefix),
      enableOfflineQueue: false,
      // Jobs that are added at the same time travel together.
      enableAutoPipelining: true,
      maxRetriesPerRequest: 1,
      connectTimeout: 2_000,
      socketTimeout: 5_000,
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    }),
  );
}

/** Connects for working on jobs. It waits for Redis as long as necessary. */
export function connectWorker(url: string, prefix: string): Redis {
  return quiet(
    new Redis({
      ...parseRedisUrl(url, prefix),
      maxRetriesPerRequest: null,
      // What the steps of many jobs tell Redis at the same time travels together.
      enableAutoPipelining: true,
      // A worker's own connection waits for the next job with it, and nothing may wait behind that.
      autoPipeliningIgnoredCommands: ['bzpopmin'],
      connectTimeout: 2_000,
      // The connection is closed after this silence while an answer is due: the other side is gone without a word.
      // Waiting for the next job is silent too, but for ten seconds at most.
      socketTimeout: 20_000,
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    }),
  );
}

/** Resolves once commands get to Redis. */
export async function untilReady(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return;
  await new Promise<void>((resolve) => {
    redis.once('ready', resolve);
  });
}

// An outage shows in readiness and in what the commands return; an unhandled 'error' event would end the process.
function quiet(redis: Redis): Redis {
  return redis.on('error', () => {});
}
