import { Redis } from 'ioredis';

/**
 * For adding jobs from a request: every command fails within a second instead of waiting for Redis.
 * What failed may have been done all the same; only the database knows what was accepted.
 */
export function connectProducer(url: string): Redis {
  return quiet(
    new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 1_000,
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
