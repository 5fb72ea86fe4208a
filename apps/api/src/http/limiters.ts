import { parseRedisUrl } from '@bacs/queue';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Config } from '../config.ts';
import type { Limiters } from '../dependencies.ts';
import { BoundedLimiter } from './bounded-limiter.ts';

const windowSeconds = 60;

/** Opens limiters that count in Redis for all replicas. While Redis is away, each replica counts for itself. */
export function openLimiters(config: Config): { limiters: Limiters; closeLimiters: () => void } {
  const redis = connect(config);
  const limit = (kind: string, points: number) => {
    const window = { points, duration: windowSeconds, keyPrefix: `${config.QUEUE_PREFIX}:requests:${kind}` };
    if (points === 0) return undefined;
    return new RateLimiterRedis({
      ...window,
      storeClient: redis,
      // Each kind has its own, so that guesses from many new addresses do not evict the window of a user.
      insuranceLimiter: new BoundedLimiter(window),
    });
  };
  const limiters = {
    requests: limit('user', config.RATE_LIMIT_PER_MINUTE),
    guesses: limit('guesses', config.AUTH_FAILURES_PER_MINUTE),
    visits: limit('visits', config.PUBLIC_REQUESTS_PER_MINUTE),
  };
  return { limiters, closeLimiters: () => redis.disconnect() };
}

/**
 * Opens a connection that only the limiters use. A frozen Redis delays requests during one `LIMITS_TIMEOUT_MS`. Then the
 * connection is dropped, and every count fails at once until Redis answers again.
 */
function connect({ REDIS_URL, QUEUE_PREFIX, LIMITS_TIMEOUT_MS }: Config): Redis {
  const redis = new Redis({
    ...parseRedisUrl(REDIS_URL, QUEUE_PREFIX),
    enableOfflineQueue: false,
    // The counts of requests that come at the same time travel together.
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    socketTimeout: LIMITS_TIMEOUT_MS,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  return redis.on('error', () => {});
}
