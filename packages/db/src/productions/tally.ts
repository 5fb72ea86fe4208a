import { type ProductionStatus, productionStatuses, waitingStatuses } from '@bacs/domain';
import { sql } from 'kysely';
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

type LiveTally = {
  status: 'queued' | 'submitted' | 'processing' | 'deleting';
  /** Up to the limit */
  count: number;
  /** How long ago the oldest was accepted, in ms by the database's clock; 0 without any */
  oldestMs: number;
};

const liveStatuses = ['queued', 'submitted', 'processing', 'deleting'] as const;

/** Counts the productions in each state that they leave again, up to `limit`, over one connection at a time. */
export async function tallyLiveProductions(db: Database, { limit }: { limit: number }): Promise<LiveTally[]> {
  const tallies: LiveTally[] = [];
  for (const status of liveStatuses) {
    let [count, oldestMs] = [0, 0];
    for (const stored of status === 'queued' ? waitingStatuses : [status]) {
      const rows = rowsOf(db, stored);
      const oldest = rows
        .select(sql<number>`TIMESTAMPDIFF(MICROSECOND, created_at, CURRENT_TIMESTAMP(3)) DIV 1000`.as('ms'))
        .orderBy('productions.id')
        .limit(1);
      const found = await db
        .selectNoFrom([
          selectCount(db, rows.select('productions.id'), limit).as('count'),
          oldest.$asScalar().as('oldest_ms'),
        ])
        .executeTakeFirstOrThrow();
      count += Number(found.count);
      oldestMs = Math.max(oldestMs, Number(found.oldest_ms ?? 0));
    }
    tallies.push({ status, count: Math.min(count, limit), oldestMs });
  }
  return tallies;
}

async function tally(db: Database, status: ProductionStatus, limit: number) {
  const rows = rowsOf(db, status);
  const oldest = rows.select(['productions.id', 'productions.ulid', 'productions.created_at']);
  const [{ count }, first] = await Promise.all([
    db
      .selectNoFrom([selectCount(db, rows.select('productions.id'), limit).as('count')])
      .executeTakeFirstOrThrow(),
    oldest.orderBy('productions.id').limit(1).execute(),
  ]);
  return { count: Number(count), oldest: first };
}

function rowsOf(db: Database, status: ProductionStatus) {
  return db
    .selectFrom(byIndex('productions', 'productions', 'productions_status'))
    .where('productions.status', '=', status);
}
