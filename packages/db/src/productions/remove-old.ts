import { endStatuses } from '@bacs/domain';
import { byIndex } from '../by-index.ts';
import { keptSince, type Removed, type Retention } from '../retention.ts';
import type { Database } from '../schema.ts';

/**
 * Removes the history of productions that ended long ago, or are gone, from its oldest line on. The productions stay. What
 * has not ended keeps its whole history.
 */
export async function removeOldEvents(db: Database, { days, after, limit }: Retention): Promise<Removed> {
  // Lines are numbered as they are written, so that the first number leads to the oldest, and a recent one ends the walk.
  const page = await db
    .selectFrom(byIndex('production_events', 'event', 'PRIMARY'))
    .leftJoin('productions as production', 'production.id', 'event.production_id')
    .select(['event.id', 'event.created_at', 'production.id as production_id'])
    .select(['production.status', 'production.completed_at'])
    .select(keptSince(days).as('kept_since'))
    .where('event.id', '>', after)
    .orderBy('event.id')
    .limit(limit)
    .execute();
  const isOld = (at: Date | null, since: Date) => at === null || !(at >= since);
  const old = page.filter(({ kept_since: since, created_at, ...of }) => {
    const isOver = of.status !== null && endStatuses.includes(of.status) && isOld(of.completed_at, since);
    return isOld(created_at, since) && (of.production_id === null || isOver);
  });
  if (old.length > 0)
    await db
      .deleteFrom('production_events')
      .where(
        'id',
        'in',
        old.map(({ id }) => id),
      )
      .execute();
  const last = page.at(-1);
  const goesOn = page.length === limit && last !== undefined && isOld(last.created_at, last.kept_since);
  return { removed: old.length, next: goesOn ? last.id : undefined };
}
