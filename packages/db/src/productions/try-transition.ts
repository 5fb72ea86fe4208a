import { fruitlessStatuses, type NextStatus, statusesBefore } from '@bacs/domain';
import type { UpdateQueryBuilder, UpdateResult } from 'kysely';
import { giveTurnsBack } from '../line/index.ts';
import { lockUser } from '../locks.ts';
import { unpublishProduction } from '../publications/index.ts';
import type { Database, Production, ProductionEvent, Schema, Tx } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { recordEvent } from './events.ts';
import { tellOfProductions } from './tell-change.ts';

/** The part of a production that a worker has read before it changes the row. */
export type Seen = Pick<Production, 'id' | 'attempt'>;

export type ProductionUpdate = UpdateQueryBuilder<Schema, 'productions', 'productions', UpdateResult>;

/**
 * Moves a production to a state, if its current state may precede it. `change` adds other columns and conditions. A
 * production that ends without outputs takes its publications back in the same transaction, and its turn goes to what its
 * user still has in line. Several that leave the line at once do so one after the other, so that no turn is lost.
 * @returns whether the row changed. If not, the row has moved on since it was read, and the caller has nothing left to do.
 */
export async function tryTransition(
  db: Database,
  seen: Seen,
  to: NextStatus,
  change: (query: ProductionUpdate) => ProductionUpdate,
  detail?: Record<string, unknown>,
): Promise<boolean> {
  const isFruitless = fruitlessStatuses.includes(to);
  // The transaction must not read before it has the lock: it would not see the turns that others have given back.
  const userId = isFruitless ? await ownerInLine(db, seen.id) : undefined;
  const move = (query: ProductionUpdate) =>
    change(query.set({ status: to }).where('status', 'in', statusesBefore(to)));
  return await inTransaction(db, async (tx) => {
    if (userId !== undefined) await lockUser(tx, userId);
    if (!(await changeIn(tx, seen, to, move, detail))) return false;
    await tellOfProductions(tx, `production.${to}`, [seen.id]);
    if (!isFruitless) return true;
    await unpublishProduction(tx, seen.id, { actorId: null, why: { production: to } });
    await leaveLine(tx, seen.id);
    return true;
  });
}

async function ownerInLine(db: Database, id: number): Promise<number | undefined> {
  const waiting = await db
    .selectFrom('productions')
    .select('user_id')
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .where('released_at', 'is', null)
    .executeTakeFirst();
  return waiting?.user_id ?? undefined;
}

async function leaveLine(tx: Tx, id: number): Promise<void> {
  const { mediaconvert_job_id, ...left } = await tx
    .selectFrom('productions')
    .select(['user_id', 'turn', 'released_at', 'mediaconvert_job_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (mediaconvert_job_id === null) await giveTurnsBack(tx, [{ ...left, status: 'queued' }]);
}

/**
 * Changes a production where it still is as the conditions of `change` say, and records the event in the same
 * transaction.
 * @returns whether the row changed.
 */
export async function tryChange(
  db: Database,
  seen: Seen,
  event: ProductionEvent,
  change: (query: ProductionUpdate) => ProductionUpdate,
  detail?: Record<string, unknown>,
): Promise<boolean> {
  return await inTransaction(db, (tx) => changeIn(tx, seen, event, change, detail));
}

async function changeIn(
  tx: Tx,
  seen: Seen,
  event: ProductionEvent,
  change: (query: ProductionUpdate) => ProductionUpdate,
  detail?: Record<string, unknown>,
): Promise<boolean> {
  const query = change(tx.updateTable('productions').where('id', '=', seen.id));
  const { numUpdatedRows } = await query.executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await recordEvent(tx, seen, event, detail);
  return true;
}
