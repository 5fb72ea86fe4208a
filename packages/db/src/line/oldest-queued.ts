import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database } from '../schema.ts';
import { mostInFlight } from './room.ts';

/**
 * Tells for how long a production has waited for a worker that has left the line and that none has looked at: of the one
 * that has waited longest, in seconds, 0 without any. What waits in line waits for MediaConvert, and what is blocked
 * waits for AWS: more workers would change nothing for them.
 */
export async function findOldestQueuedAge(db: Database): Promise<number> {
  const released = db
    .selectFrom(byIndex('productions', 'productions', 'productions_line'))
    .select(['productions.released_at', 'productions.blocked_at'])
    .where('productions.status', '=', 'queued')
    .where('productions.released_at', 'is not', null)
    .orderBy('productions.released_at')
    .limit(mostInFlight);
  const { age } = await db
    .selectFrom(released.as('released'))
    .select(sql<string | null>`TIMESTAMPDIFF(SECOND, MIN(released_at), CURRENT_TIMESTAMP(3))`.as('age'))
    .where('blocked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Math.max(0, Number(age ?? 0));
}
