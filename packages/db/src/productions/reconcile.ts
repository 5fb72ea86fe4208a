import { type ProductionStatus, unfinishedStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { oldestOf } from '../merge-pages.ts';
import type { IndexOf } from '../named-indexes.ts';
import type { Database, Production } from '../schema.ts';

const columns = ['id', 'ulid', 'attempt', 'status', 'blocked_reason', 'cancel_requested_at'] as const;

export type ProductionToReconcile = Pick<Production, (typeof columns)[number]>;

type Page = { after: number; idleMs: number; limit: number };

/**
 * Finds productions that have not ended and that nothing has touched for `idleMs`, from above the id `after`. Younger
 * ones may be on their way to the queue. Those that wait in line are not among them, however many there are: they need
 * no job, and whoever releases one sees to it.
 */
export async function productionsToReconcile(db: Database, page: Page): Promise<ProductionToReconcile[]> {
  const queued = () => idle(db, page, 'queued', 'productions_line');
  const parts = [
    ...unfinishedStatuses.filter((status) => status !== 'queued').map((status) => idle(db, page, status)),
    queued().where('released_at', 'is not', null),
    queued().where('released_at', 'is', null).where('cancel_requested_at', 'is not', null),
  ];
  return oldestOf(await Promise.all(parts.map((part) => part.execute())), page.limit);
}

function idle(
  db: Database,
  { after, idleMs, limit }: Page,
  status: ProductionStatus,
  index: IndexOf<'productions'> = 'productions_status',
) {
  const idleSince = sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL ${sql.lit(idleMs * 1000)} MICROSECOND`;
  return db
    .selectFrom(byIndex('productions', 'productions', index))
    .select(columns)
    .where('status', '=', status)
    .where('ulid', 'is not', null)
    .where('id', '>', after)
    .where((eb) => eb.or([eb('updated_at', 'is', null), eb('updated_at', '<=', idleSince)]))
    .orderBy('id')
    .limit(limit);
}
