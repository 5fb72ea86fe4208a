import { type ProductionStatus, unfinishedStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { oldestOf } from '../merge-pages.ts';
import type { Database, Production } from '../schema.ts';

export type ProductionToReconcile = Pick<
  Production,
  'id' | 'ulid' | 'attempt' | 'status' | 'released_at' | 'cancel_requested_at' | 'blocked_reason'
>;

type Page = { after: number; idleMs: number; limit: number };

/**
 * Finds productions that have not ended and that nothing has touched for `idleMs`, from above the id `after`. Younger
 * ones may be on their way to the queue.
 */
export async function productionsToReconcile(db: Database, page: Page): Promise<ProductionToReconcile[]> {
  const parts = unfinishedStatuses.map((status) => idle(db, page, status).execute());
  return oldestOf(await Promise.all(parts), page.limit);
}

/**
 * Finds the same without those that wait in line, of which there may be any number: whoever releases one sees to its job.
 * One that was accepted within `newMs` is found all the same, since its request may not have got to the queue.
 */
export async function awakeProductionsToReconcile(
  db: Database,
  { newMs, ...page }: Page & { newMs: number },
): Promise<ProductionToReconcile[]> {
  const queued = (index: string) => idle(db, page, 'queued', index);
  const parts = [
    ...unfinishedStatuses.filter((status) => status !== 'queued').map((status) => idle(db, page, status)),
    queued('productions_line').where('released_at', 'is not', null),
    queued('productions_line').where('released_at', 'is', null).where('cancel_requested_at', 'is not', null),
    queued('productions_status_created').where('created_at', '>', ago(newMs)),
  ];
  return oldestOf(await Promise.all(parts.map((part) => part.execute())), page.limit);
}

function idle(
  db: Database,
  { after, idleMs, limit }: Page,
  status: ProductionStatus,
  index = 'productions_status',
) {
  return db
    .selectFrom(byIndex('productions', 'productions', index))
    .select(['id', 'ulid', 'attempt', 'status', 'released_at', 'cancel_requested_at', 'blocked_reason'])
    .where('status', '=', status)
    .where('ulid', 'is not', null)
    .where('id', '>', after)
    .where('updated_at', '<=', ago(idleMs))
    .orderBy('id')
    .limit(limit);
}

function ago(ms: number) {
  return sql<Date>`CURRENT_TIMESTAMP(3) - INTERVAL ${sql.lit(ms * 1000)} MICROSECOND`;
}
