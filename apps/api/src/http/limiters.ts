import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Config } from '../config.ts';
import type { Limiters } from '../dependencies.ts';
import { BoundedLimiter } from './bounded-limiter.ts';

const windowSeconds = 60;

/** Limits in Redis, for all replicas together; while that is away, here, for this one alone. */
export function openLimiters(config: Config): { limiters: Limiters; closeLimiters: () => void } {
  const redis = connect(config.REDIS_URL, config.LIMITS_TIMEOUT_MS);
  const limit = (kind: string, points: number) => {
    const window = { points, duration: windowSeconds, keyPrefix: `${config.QUEUE_PREFIX}:requests:${kind}` };
    if (points === 0) return undefined;
    return new RateLimiterRedis({
      ...window,
      storeClient: redis,
      // One for each kind, so that guesses from ever new addresses push no user's window out.
      insuranceLimiter: new BoundedLimiter(window),
    });
  };
  const limiters = {
    requests: limit('user', config.RATE_LIMIT_PER_MINUTE),
    guesses: limit('guesses', config.AUTH_FAILURES_PER_MINUTE),
  };
  return { limiters, closeLimiters: () => redis.disconnect() };
}

/**
 * A connection for counting alone. A Redis that is frozen holds up the requests of one `timeoutMs`: then the connection
 * is dropped, and until Redis answers again every count fails at once.
 */
function connect(url: string, timeoutMs: number): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    socketTimeout: timeoutMs,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  return redis.on('error', () => {});
}
