import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { patiently } from '../support/patiently.ts';
import { rowOf } from './production.ts';

/** Makes productions so old that a sweep no longer leaves them alone if they have no job. */
export async function letIdleTimePass({ mysql }: Pick<Cluster, 'mysql'>, ...ulids: string[]): Promise<void> {
  await mysql.db
    .updateTable('productions')
    .set({ updated_at: sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL 1 MINUTE` })
    .where('ulid', 'in', ulids)
    .execute();
}

/** Waits until a sweep has found that these productions have lost their first job. */
export async function untilDispatchedAnew(
  cluster: Pick<Cluster, 'mysql'>,
  ...ulids: string[]
): Promise<void> {
  // A worker that worked on a production when its job was lost may touch it once more.
  await vi.waitFor(async () => {
    const attempts = await Promise.all(ulids.map(async (ulid) => (await rowOf(cluster, ulid)).attempt));
    const waiting = ulids.filter((_ulid, index) => attempts[index] === 1);
    if (waiting.length > 0) await letIdleTimePass(cluster, ...waiting);
    expect(waiting).toEqual([]);
  }, patiently);
}

/**
 * Ends the locks of a worker that is gone or stopped, and waits for the check that notices it. The next worker takes
 * its renders and its sweep over when it starts.
 */
export async function letLocksPass({ redis: { client } }: Pick<Cluster, 'redis'>): Promise<void> {
  for (const name of ['render', 'watch']) {
    const active = await client.lrange(`bacs:${name}:active`, 0, -1);
    await client.del(`bacs:${name}:stalled-check`, ...active.map((id) => `bacs:${name}:${id}:lock`));
    if (active.length > 0) await client.sadd(`bacs:${name}:stalled`, ...active);
  }
}
