import { enqueue, openQueues } from '@bacs/queue';
import { sql } from 'kysely';
import type { Scene } from '../scene/open-scene.ts';
import { prefix } from './setting.ts';

const perStep = 500;

/**
 * Makes these productions what they were when the API had accepted them: queued rows, with a job each in a Redis that has
 * nothing else. `isReleased` says that none of them waits in line. Their queue is paused, and so are those whose jobs list
 * what MediaConvert has: a worker does so as it starts, and would find what all runs before it have left there.
 */
export async function putBack(
  { cluster }: Scene,
  ulids: string[],
  { isReleased }: { isReleased: boolean },
): Promise<void> {
  const { db } = cluster.mysql;
  await cluster.redis.flush();
  await sql`DELETE FROM production_events WHERE event <> 'queued'`.execute(db);
  const now = sql<Date>`CURRENT_TIMESTAMP(3)`;
  await db
    .updateTable('productions')
    .set({
      status: 'queued',
      attempt: 1,
      mediaconvert_job_id: null,
      output_prefix: null,
      submit_intent_at: null,
    })
    .set({ profile: null, settings_hash: null, started_at: null, blocked_reason: null, blocked_at: null })
    .set({ released_at: isReleased ? now : null })
    .where('ulid', 'in', ulids)
    .execute();
  await sql`DELETE FROM dispatch`.execute(db);
  const { queues, closeQueues } = openQueues({ connection: cluster.redis.client, prefix });
  try {
    await Promise.all([queues.render, queues.watch, queues.twins].map((queue) => queue.pause()));
    for (let from = 0; from < ulids.length; from += perStep)
      await Promise.all(
        ulids
          .slice(from, from + perStep)
          .map((ulid) =>
            enqueue(queues, 'render', { production_ulid: ulid, attempt: 1 }, { deadlineMs: 60_000 }),
          ),
      );
  } finally {
    await closeQueues();
  }
}
