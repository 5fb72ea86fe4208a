import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { patiently } from '../support/patiently.ts';
import { rowOf } from './production.ts';

/** For productions: nobody has touched them for longer than a sweep leaves alone what it finds without a job. */
export async function letIdleTimePass({ mysql }: Cluster, ...ulids: string[]): Promise<void> {
  await mysql.db
    .updateTable('productions')
    .set({ updated_at: sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL 1 MINUTE` })
    .where('ulid', 'in', ulids)
    .execute();
}

/** Waits until a sweep has found that these productions have lost their first job. */
export async function untilDispatchedAnew(cluster: Cluster, ...ulids: string[]): Promise<void> {
  // Who was at work on one when its job was lost may touch it once more.
  await vi.waitFor(async () => {
    const attempts = await Promise.all(ulids.map(async (ulid) => (await rowOf(cluster, ulid)).attempt));
    const waiting = ulids.filter((_ulid, index) => attempts[index] === 1);
    if (waiting.length > 0) await letIdleTimePass(cluster, ...waiting);
    expect(waiting).toEqual([]);
  }, patiently);
}

/**
 * For the renders of a worker that is gone, or stopped: its locks run out, and a look for such has been had. The next
 * worker takes them over as it starts.
 */
export async function letLocksPass({ redis }: Cluster): Promise<void> {
  const active = await redis.client.lrange('bacs:render:active', 0, -1);
  await redis.client.del('bacs:render:stalled-check', ...active.map((id) => `bacs:render:${id}:lock`));
  if (active.length > 0) await redis.client.sadd('bacs:render:stalled', ...active);
}
