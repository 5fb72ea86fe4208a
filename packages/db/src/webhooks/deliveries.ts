import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import { countUpTo } from '../quota.ts';
import type { Database, DeliveryStatus, Tx, WebhookDelivery } from '../schema.ts';

/** So many deliveries of an endpoint are pending at most, beside those that its user has replayed one by one. */
export const mostPending = 200;

/** Counts what is on its way to the endpoint, up to `limit`. */
export async function countPending(db: Database | Tx, endpointId: number, limit: number): Promise<number> {
  return await countUpTo(db, pendingOf(db, endpointId).select('id'), limit);
}

export type DueDelivery = Pick<WebhookDelivery, 'id' | 'event_number' | 'attempts'> & {
  /** How long ago its first try was, in ms */
  triedMs: number;
};

export type Due = {
  due: DueDelivery[];
  /** In how many ms the next one is due; undefined when there is none */
  nextMs: number | undefined;
};

/**
 * Finds what is due at the endpoint, whatever has waited longest first. While the endpoint fails, what was tried least is:
 * it may be the endpoint that fails, or the deliveries that were tried. Of each subject only the earliest event is: the
 * ones after it wait until it has arrived, or was tried in vain for long enough.
 */
export async function findDueDeliveries(
  db: Database,
  endpointId: number,
  { most, isFailing = false }: { most: number; isFailing?: boolean },
): Promise<Due> {
  const pending = await pendingOf(db, endpointId)
    .select(['id', 'event_number', 'subject', 'attempts'])
    .select([
      sql<number>`TIMESTAMPDIFF(MICROSECOND, CURRENT_TIMESTAMP(3), next_try_at) DIV 1000`.as('next_ms'),
      sql<number>`COALESCE(TIMESTAMPDIFF(MICROSECOND, first_tried_at, CURRENT_TIMESTAMP(3)) DIV 1000, 0)`.as(
        'tried_ms',
      ),
    ])
    .orderBy('event_number')
    .limit(2 * mostPending)
    .execute();
  const firsts = new Map<string, (typeof pending)[0]>();
  for (const delivery of pending) if (!firsts.has(delivery.subject)) firsts.set(delivery.subject, delivery);
  const inOrder = [...firsts.values()]
    .map(({ next_ms, tried_ms, ...delivery }) => ({
      ...delivery,
      nextMs: Number(next_ms),
      triedMs: Number(tried_ms),
    }))
    .sort((a, b) => a.nextMs - b.nextMs);
  const due = inOrder.filter(({ nextMs }) => nextMs <= 0);
  if (isFailing) due.sort((a, b) => a.attempts - b.attempts);
  return { due: due.slice(0, most), nextMs: inOrder[0]?.nextMs };
}

/** What came of a try. */
export type Try = {
  status: number | null;
  answer: string | null;
  error: string | null;
  /** In how many ms it is tried again, unless it has ended */
  next: 'delivered' | 'failed' | { afterMs: number };
};

/** Records a try. @returns false when somebody else has recorded one since the delivery was read. */
export async function recordTry(
  db: Database,
  { id, attempts }: Pick<DueDelivery, 'id' | 'attempts'>,
  { status, answer, error, next }: Try,
): Promise<boolean> {
  const now = sql<Date>`CURRENT_TIMESTAMP(3)`;
  const { numUpdatedRows } = await db
    .updateTable('webhook_deliveries')
    .set({
      attempts: attempts + 1,
      first_tried_at: sql<Date>`COALESCE(first_tried_at, ${now})`,
      last_tried_at: now,
      last_status: status,
      last_answer: answer,
      last_error: error,
      ...(typeof next === 'string'
        ? { status: next, next_try_at: null, ended_at: now }
        : {
            next_try_at: sql<Date>`${now} + INTERVAL ${sql.lit(Math.round(next.afterMs) * 1_000)} MICROSECOND`,
          }),
    })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lists deliveries of the endpoint, the newest event first, from below the number `before`. */
export async function listDeliveries(
  db: Database,
  endpointId: number,
  {
    status,
    before = Number.MAX_SAFE_INTEGER,
    limit,
  }: { status?: DeliveryStatus | undefined; before?: number | undefined; limit: number },
): Promise<WebhookDelivery[]> {
  const index = status === undefined ? 'webhook_deliveries_event' : 'webhook_deliveries_status';
  let query = db
    .selectFrom(byIndex('webhook_deliveries', 'webhook_deliveries', index))
    .selectAll()
    .where('endpoint_id', '=', endpointId)
    .where('event_number', '<', before);
  if (status !== undefined) query = query.where('status', '=', status);
  return await query.orderBy('event_number', 'desc').limit(limit).execute();
}

function pendingOf(db: Database | Tx, endpointId: number) {
  return db
    .selectFrom(byIndex('webhook_deliveries', 'webhook_deliveries', 'webhook_deliveries_status'))
    .where('endpoint_id', '=', endpointId)
    .where('status', '=', 'pending');
}
