import { Redis } from 'ioredis';
import type { CountRequest } from '../dependencies.ts';

const script = `
  local current = redis.call('INCR', KEYS[1])
  if current == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
  return {current, redis.call('PTTL', KEYS[1])}`;

/**
 * A connection for counting alone. A Redis that is frozen holds up the requests of one `timeoutMs`: with the first
 * that waits for so long the connection is given up, and until Redis answers again every count fails at once.
 */
export function connectCounter(url: string, timeoutMs: number): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: timeoutMs,
    connectTimeout: 2_000,
    socketTimeout: 5_000,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  return redis.on('error', () => {});
}

/** Counts in Redis, for all replicas together; while that is away, here, for this one alone. */
export function buildRequestCount(redis: Redis, prefix: string): CountRequest {
  const countHere = buildLocalCount();
  return async (key, windowMs) => {
    try {
      const [current, ttl] = (await redis.eval(script, 1, `${prefix}:requests:${key}`, windowMs)) as number[];
      return { current: Number(current), ttl: Number(ttl) };
    } catch (error) {
      if (error instanceof Error && error.message === 'Command timed out') redis.disconnect(true);
      return countHere(key, windowMs);
    }
  };
}

type Window = { current: number; endsAt: number };

function buildLocalCount() {
  // Apart by kind, so that guesses from ever new addresses push nobody else's window out.
  const kinds = new Map<string, Map<string, Window>>();
  return (key: string, windowMs: number) => {
    const now = Date.now();
    const [kind = ''] = key.split(':');
    const windows = kinds.get(kind) ?? new Map<string, Window>();
    kinds.set(kind, windows);
    dropWindows(windows, now);
    const window = windows.get(key) ?? { current: 0, endsAt: now + windowMs };
    window.current += 1;
    windows.set(key, window);
    return { current: window.current, ttl: window.endsAt - now };
  };
}

/** Those that are over, and past so many the oldest: whoever comes from ever new addresses must not fill the memory. */
function dropWindows(windows: Map<string, Window>, now: number): void {
  // They lie in the order in which they began, and all are of one length.
  for (const [key, { endsAt }] of windows) {
    if (endsAt > now && windows.size < 10_000) return;
    windows.delete(key);
  }
}
