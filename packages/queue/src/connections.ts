import { Redis } from 'ioredis';

/**
 * For adding jobs from a request: while Redis is away a command fails at once instead of piling up. A frozen Redis
 * keeps commands waiting for five seconds; who sends them has a deadline of their own.
 */
export function connectProducer(url: string): Redis {
  return quiet(
    new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: 2_000,
      socketTimeout: 5_000,
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    }),
  );
}

/** For working on jobs: waits for Redis for as long as it takes. */
export function connectWorker(url: string): Redis {
  return quiet(
    new Redis(url, {
      maxRetriesPerRequest: null,
      connectTimeout: 2_000,
      // Of silence while an answer is due: the other side of the connection is gone without a word. Waiting for
      // the next job is silent too, for ten seconds at most.
      socketTimeout: 20_000,
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    }),
  );
}

// An outage shows in readiness and in what the commands return; an unhandled 'error' event would end the process.
function quiet(redis: Redis): Redis {
  return redis.on('error', () => {});
}
