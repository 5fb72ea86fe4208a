import { giveTurnsBack } from '../line/index.ts';
import type { Deletion, Production, Tx } from '../schema.ts';
import { tellOfProductions } from './tell-change.ts';

/**
 * Any state → deleting, for productions that the caller has locked and that no other deletion has taken. The update
 * requires no state, because a row of the older system may have none and a newer release may write one that we do not
 * know.
 */
export async function markDeleting(
  tx: Tx,
  productions: Pick<Production, 'id' | 'attempt' | 'status' | 'user_id' | 'turn' | 'released_at'>[],
  deletion: Pick<Deletion, 'id' | 'ulid'>,
): Promise<void> {
  if (productions.length === 0) return;
  await tx
    .updateTable('productions')
    .set({ status: 'deleting', deletion_id: deletion.id, blocked_reason: null, blocked_at: null })
    .where(
      'id',
      'in',
      productions.map(({ id }) => id),
    )
    .where('deletion_id', 'is', null)
    .execute();
  await giveTurnsBack(tx, productions);
  await tx
    .insertInto('production_events')
    .values(
      productions.map(({ id: production_id, attempt, status }) => ({
        production_id,
        attempt,
        event: 'deleting' as const,
        detail: JSON.stringify({ deletion: deletion.ulid, status }),
      })),
    )
    .execute();
  await tellOfProductions(
    tx,
    'production.deleting',
    productions.map(({ id }) => id),
  );
}
