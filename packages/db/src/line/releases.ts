import type { Release } from '@bacs/domain';
import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database } from '../schema.ts';

/** As many tell how long positions of some hundred wait. */
const remembered = 1_000;

/**
 * Finds the last productions that have left the line, oldest first. What was rendered again has left it more than once,
 * and its row knows the last time only: from its acceptance on, it has mostly rendered. So it tells nothing of waits.
 * @returns them with the time of the database's clock, which the releases have as well.
 */
export async function lastReleases(db: Database): Promise<{ releases: Release[]; readAt: Date }> {
  const rows = await db
    .selectFrom(byIndex('productions', 'productions', 'productions_released'))
    .select((eb) => [
      'created_at',
      'released_at',
      eb('failed_jobs', 'is', null).as('has_left_once'),
      sql<Date>`CURRENT_TIMESTAMP(3)`.as('read_at'),
    ])
    .where('released_at', 'is not', null)
    .where('created_at', 'is not', null)
    .orderBy('released_at', 'desc')
    .limit(remembered)
    .execute();
  const releases = rows
    .reverse()
    // A condition of the query would look on through all rows that do not meet it.
    .filter(({ has_left_once }) => has_left_once)
    .map(({ created_at, released_at }) => ({
      acceptedAt: created_at.getTime(),
      releasedAt: released_at?.getTime() ?? Number.NaN,
    }));
  return { releases, readAt: rows[0]?.read_at ?? new Date() };
}
