import { unfinishedStatuses } from '@bacs/domain';
import { cancelsOf, findProduction, tryCancelQueued, tryRequestCancel } from '../productions/index.ts';
import type { BulkAction, BulkActionItem, Database, Production } from '../schema.ts';
import type { Verdict } from './outcomes.ts';

/**
 * Cancels one production of the set, unless it has ended or somebody has canceled it. The state that it was shown in does
 * not matter: it goes on by itself, and one that MediaConvert has got meanwhile costs most. Its history has a line of it,
 * by which a run that comes after one that died knows what that has done.
 * @returns what came of it, and the row when there is something for its job to do
 */
export async function cancelItem(
  db: Database,
  { ulid: bulkAction, user_id: operatorId }: Pick<BulkAction, 'ulid' | 'user_id'>,
  { production_id }: Pick<BulkActionItem, 'production_id'>,
): Promise<{ verdict: Verdict; canceled?: Production }> {
  const seen = await findProduction(db, { id: production_id });
  if (!seen) return { verdict: { outcome: 'skipped', reason: 'It is gone' } };
  const by = { operatorId, bulkAction };
  const isCanceled =
    seen.cancel_requested_at === null &&
    ((await tryCancelQueued(db, seen, { intent: null, ...by })) || (await tryRequestCancel(db, seen, by)));
  if (isCanceled || (await cancelsOf(db, production_id)).includes(bulkAction))
    return { verdict: { outcome: 'done' }, canceled: seen };
  const { status } = (await findProduction(db, { id: production_id })) ?? seen;
  const isUnfinished = unfinishedStatuses.includes(status);
  const reason = isUnfinished ? 'Somebody has asked to cancel it since' : `It is ${status} now`;
  return { verdict: { outcome: 'skipped', reason } };
}
