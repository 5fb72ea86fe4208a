import { type NextStatus, statusesBefore } from '@bacs/domain';
import type { UpdateQueryBuilder, UpdateResult } from 'kysely';
import type { Database, Production, ProductionEvent, Schema } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { recordEvent } from './events.ts';

/** The production as the worker that wants to change it has read it. */
export type Seen = Pick<Production, 'id' | 'attempt'>;

type ProductionUpdate = UpdateQueryBuilder<Schema, 'productions', 'productions', UpdateResult>;

/**
 * Brings a production to a state, from one that the state may follow. `change` says what else the row has to be like.
 * It returns whether it won. Losing means that the row has moved on and the caller has nothing left to do.
 */
export async function tryTransition(
  db: Database,
  seen: Seen,
  to: NextStatus,
  change: (query: ProductionUpdate) => ProductionUpdate,
  detail?: Record<string, unknown>,
): Promise<boolean> {
  const move = (query: ProductionUpdate) =>
    change(query.set({ status: to }).where('status', 'in', statusesBefore(to)));
  return await tryChange(db, seen, to, move, detail);
}

/** A compare-and-set on a production, its event in the same transaction. Returns whether it won. */
export async function tryChange(
  db: Database,
  seen: Seen,
  event: ProductionEvent,
  change: (query: ProductionUpdate) => ProductionUpdate,
  detail?: Record<string, unknown>,
): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await change(
      tx.updateTable('productions').where('id', '=', seen.id),
    ).executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordEvent(tx, seen, event, detail);
    return true;
  });
}
