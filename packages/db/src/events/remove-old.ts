import { byIndex } from '../by-index.ts';
import { keptSince, type Removed, type Retention } from '../retention.ts';
import type { Database } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { lockCounter } from './number.ts';

/**
 * Removes the oldest events, and notes up to which number they are gone, so that a reader who has not read them learns
 * that.
 */
export async function removeOldClientEvents(db: Database, { days, limit }: Retention): Promise<Removed> {
  return await inTransaction(db, async (tx) => {
    const { removed_to } = await lockCounter(tx).executeTakeFirstOrThrow();
    const page = await tx
      .selectFrom(byIndex('events', 'events', 'PRIMARY'))
      .select('number')
      .select((eb) => eb('created_at', '<', keptSince(days)).as('is_old'))
      .where('number', '>', removed_to)
      .orderBy('number')
      .limit(limit)
      .execute();
    // A transaction may have told early and committed late: what is kept keeps everything after it.
    const young = page.findIndex(({ is_old }) => Number(is_old) === 0);
    const old = young === -1 ? page : page.slice(0, young);
    const last = old.at(-1);
    if (last === undefined) return { removed: 0, next: undefined };
    await tx
      .deleteFrom('events')
      .where('number', '>', removed_to)
      .where('number', '<=', last.number)
      .execute();
    await tx.updateTable('event_numbers').set({ removed_to: last.number }).where('id', '=', 1).execute();
    return { removed: old.length, next: old.length === limit ? last.number : undefined };
  });
}
