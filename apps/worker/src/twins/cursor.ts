import type { Dependencies } from '../dependencies.ts';
import { type Cursor, liveStatuses } from '../mediaconvert/list-live-jobs.ts';

type Place = Pick<Dependencies, 'redis' | 'config'>;

/** The next run comes long before. What has not come by then begins anew. */
const lifeMs = 60 * 60_000;

/** Finds where the next run goes on; undefined means at the beginning. */
export async function findCursor({ redis, config }: Place): Promise<Cursor | undefined> {
  const { status: stored, token } = await redis.hgetall(keyOf(config));
  const status = liveStatuses.find((known) => known === stored);
  return status && { status, token };
}

export async function storeCursor({ redis, config }: Place, cursor: Cursor | undefined): Promise<void> {
  const key = keyOf(config);
  const storing = redis.multi().del(key);
  if (cursor) {
    const { status, token } = cursor;
    storing.hset(key, token === undefined ? { status } : { status, token }).pexpire(key, lifeMs);
  }
  await storing.exec();
}

function keyOf({ QUEUE_PREFIX }: Place['config']): string {
  return `${QUEUE_PREFIX}:twins-cursor`;
}
