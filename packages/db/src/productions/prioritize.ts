import { tryExpedite } from '../line/index.ts';
import type { Database, Lane, Production, Tx } from '../schema.ts';
import { recordEvent } from './events.ts';
import { type Seen, tryChange } from './try-transition.ts';

/**
 * Puts a production that waits in line into another lane. The history names an operator who does so with what is
 * somebody else's.
 */
export async function tryPrioritize(
  db: Database,
  seen: Seen,
  { lane, operatorId }: { lane: Lane; operatorId?: number | undefined },
): Promise<boolean> {
  const detail = { priority: lane, ...(operatorId !== undefined && { operator_id: operatorId }) };
  return await tryChange(
    db,
    seen,
    'prioritized',
    (query) =>
      query
        .set({ lane })
        .where('status', '=', 'queued')
        .where('released_at', 'is', null)
        .where('cancel_requested_at', 'is', null),
    detail,
  );
}

/** Puts a production that waits in line before everybody's. The history names the operator, once. */
export async function tryExpediteBy(
  db: Database,
  operatorId: number,
  seen: Seen & Pick<Production, 'user_id'>,
): Promise<boolean> {
  const then = (tx: Tx) => recordEvent(tx, seen, 'expedited', { operator_id: operatorId });
  return await tryExpedite(db, seen.id, { ownerId: seen.user_id, then });
}
