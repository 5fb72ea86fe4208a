import type { ExpressionBuilder } from 'kysely';
import { byIndex } from '../by-index.ts';
import { keptSince, type Removed, type Retention } from '../retention.ts';
import type { Database, Schema, Tx } from '../schema.ts';
import { inTransaction, unlessSilent } from '../transaction.ts';
import { lockCounter } from './number.ts';

/** An event that an endpoint still waits for stays for so many days more, and no longer: nobody keeps what is everybody's. */
const awaitedDays = 7;

/**
 * Removes the oldest events, and notes up to which number they are gone, so that a reader who has not read them learns
 * that. One that is on its way to an endpoint stays.
 */
export async function removeOldClientEvents(db: Database, retention: Retention): Promise<Removed> {
  return await inTransaction(db, (tx) => unlessSilent(tx, () => removeLocked(tx, retention)));
}

async function removeLocked(tx: Tx, { days, limit }: Retention): Promise<Removed> {
  const { removed_to } = await lockCounter(tx).executeTakeFirstOrThrow();
  const page = await tx
    .selectFrom(byIndex('events', 'events', 'PRIMARY'))
    .select('number')
    .select((eb) =>
      eb
        .and([
          eb('created_at', '<', keptSince(days)),
          eb.or([eb.not(isAwaited(eb)), eb('created_at', '<', keptSince(days + awaitedDays))]),
        ])
        .as('is_old'),
    )
    .where('number', '>', removed_to)
    .orderBy('number')
    .limit(limit)
    .execute();
  // A transaction may have told early and committed late: what is kept keeps everything after it.
  const young = page.findIndex(({ is_old }) => Number(is_old) === 0);
  const old = young === -1 ? page : page.slice(0, young);
  const last = old.at(-1);
  if (last === undefined) return { removed: 0, next: undefined };
  await tx.deleteFrom('events').where('number', '>', removed_to).where('number', '<=', last.number).execute();
  await tx.updateTable('event_numbers').set({ removed_to: last.number }).where('id', '=', 1).execute();
  return { removed: old.length, next: old.length === limit ? last.number : undefined };
}

/** Says that an event has to reach an endpoint: it is no delivery there yet, or a pending one. */
function isAwaited(eb: ExpressionBuilder<Schema, 'events'>) {
  const farthestBehind = eb
    .selectFrom(byIndex('webhook_endpoints', 'endpoint', 'webhook_endpoints_behind'))
    .select('endpoint.fanned_out_to')
    .whereRef('endpoint.user_id', '=', 'events.user_id')
    .where('endpoint.status', '=', 'active')
    .orderBy('endpoint.fanned_out_to')
    .limit(1);
  const pending = eb
    .selectFrom(byIndex('webhook_deliveries', 'delivery', 'webhook_deliveries_pending'))
    .select('delivery.id')
    .where('delivery.status', '=', 'pending')
    .whereRef('delivery.event_number', '=', 'events.number');
  return eb.or([
    eb(eb.fn.coalesce(farthestBehind, 'events.number'), '<', eb.ref('events.number')),
    eb.exists(pending),
  ]);
}
