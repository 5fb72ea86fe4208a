import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';

type Keyspace = { redis: Redis; prefix: string };

/** After a day every row is looked at once more, whether Redis was lost or not. */
const lifeMs = 24 * 60 * 60_000;

/** Tells whether Redis still has what it had when every row was last seen to have its job. */
export async function hasMemory({ redis, prefix }: Keyspace): Promise<boolean> {
  return (await redis.exists(keyOf(prefix))) === 1;
}

/**
 * Begins a pass through every row.
 * @returns what ends it. It fails if Redis has been lost meanwhile, since the rows that came before may lack their jobs.
 */
export async function beginMemory({ redis, prefix }: Keyspace): Promise<() => Promise<boolean>> {
  const begun = `${keyOf(prefix)}:${randomUUID()}`;
  await redis.set(begun, '1', 'PX', lifeMs);
  return async () => {
    try {
      await redis.rename(begun, keyOf(prefix));
      return true;
    } catch (error) {
      if (error instanceof Error && /no such key/.test(error.message)) return false;
      throw error;
    }
  };
}

function keyOf(prefix: string): string {
  return `${prefix}:memory`;
}
