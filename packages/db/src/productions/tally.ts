import { type ProductionStatus, productionStatuses, waitingStatuses } from '@bacs/domain';
import { byIndex } from '../by-index.ts';
import { oldestOf } from '../merge-pages.ts';
import { selectCount } from '../quota.ts';
import type { Database, Production } from '../schema.ts';

export type StatusTally = {
  status: Exclude<ProductionStatus, 'pending'>;
  /** Up to the limit */
  count: number;
  oldest: Pick<Production, 'ulid' | 'created_at'> | null;
};

/** Counts the productions in each state up to `limit`, and finds the oldest one. */
export async function tallyProductions(db: Database, { limit }: { limit: number }): Promise<StatusTally[]> {
  return await Promise.all(
    productionStatuses.map(async (status) => {
      const stored = status === 'queued' ? waitingStatuses : [status];
      const tallies = await Promise.all(stored.map((one) => tally(db, one, limit)));
      const count = tallies.reduce((sum, one) => sum + one.count, 0);
      const [oldest = null] = oldestOf(
        tallies.map((one) => one.oldest),
        1,
      );
      return { status, count: Math.min(count, limit), oldest };
    }),
  );
}

async function tally(db: Database, status: ProductionStatus, limit: number) {
  const rows = db
    .selectFrom(byIndex('productions', 'productions', 'productions_status'))
    .where('productions.status', '=', status);
  const oldest = rows.select(['productions.id', 'productions.ulid', 'productions.created_at']);
  const [{ count }, first] = await Promise.all([
    db
      .selectNoFrom([selectCount(db, rows.select('productions.id'), limit).as('count')])
      .executeTakeFirstOrThrow(),
    oldest.orderBy('productions.id').limit(1).execute(),
  ]);
  return { count: Number(count), oldest: first };
}
