import { Redis } from 'ioredis';

/**
 * For adding jobs from a request: while Redis is away a command fails at once instead of piling up. A frozen Redis
 * still keeps commands waiting; who sends them has a deadline of their own.
 */
export function connectProducer(url: string): Redis {
  return quiet(
    new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: 2_000,
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
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    }),
  );
}

// An outage shows in readiness and in what the commands return; an unhandled 'error' event would end the process.
function quiet(redis: Redis): Redis {
  return redis.on('error', () => {});
}
