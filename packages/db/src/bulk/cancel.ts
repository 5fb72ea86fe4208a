import { cancelsOf, findProduction, tryCancelQueued, tryRequestCancel } from '../productions/index.ts';
import type { BulkAction, BulkActionItem, Database, Production } from '../schema.ts';
import type { Verdict } from './outcomes.ts';

/**
 * Cancels one production of the set, if it is still as it was shown. Its history has a line of it, by which a run that
 * comes after one that died knows what that has done.
 * @returns what came of it, and the row when there is something for its job to do
 */
export async function cancelItem(
  db: Database,
  { ulid: bulkAction, user_id: operatorId }: Pick<BulkAction, 'ulid' | 'user_id'>,
  { production_id, seen_status: status }: Pick<BulkActionItem, 'production_id' | 'seen_status'>,
): Promise<{ verdict: Verdict; canceled?: Production }> {
  const seen = await findProduction(db, { id: production_id });
  if (!seen) return { verdict: { outcome: 'skipped', reason: 'It is gone' } };
  const by = { operatorId, bulkAction };
  const isCanceled =
    seen.cancel_requested_at === null &&
    ((await tryCancelQueued(db, seen, { intent: null, ...by })) ||
      (await tryRequestCancel(db, seen, { status, ...by })));
  if (isCanceled || (await cancelsOf(db, production_id)).includes(bulkAction))
    return { verdict: { outcome: 'done' }, canceled: seen };
  const { status: now } = (await findProduction(db, { id: production_id })) ?? seen;
  const reason = now === status ? 'Somebody has asked to cancel it since' : `It is ${now} now`;
  return { verdict: { outcome: 'skipped', reason } };
}
