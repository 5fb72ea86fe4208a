import type { UpdateQueryBuilder, UpdateResult } from 'kysely';
import type { Database, Production, ProductionEvent, Schema } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { recordEvent } from './events.ts';

/** The production as the worker that wants to change it has read it. */
export type Seen = Pick<Production, 'id' | 'attempt'>;

type ProductionUpdate = UpdateQueryBuilder<Schema, 'productions', 'productions', UpdateResult>;

/**
 * Changes a production by compare-and-set, and records the event in the same transaction. It returns whether it won.
 * Losing means that the row has moved on and the caller has nothing left to do.
 */
export async function tryTransition(
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
