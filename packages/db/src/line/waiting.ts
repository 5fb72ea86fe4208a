import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { byIndex } from '../by-index.ts';
import { countUpTo } from '../quota.ts';
import type { Database, Production, Schema } from '../schema.ts';

/** Tells whether a production waits in line. One that another release has begun to submit does not. */
export function waitsInLine({
  status,
  released_at,
  cancel_requested_at,
  submit_intent_at,
}: Pick<Production, 'status' | 'released_at' | 'cancel_requested_at' | 'submit_intent_at'>): boolean {
  return (
    status === 'queued' && released_at === null && cancel_requested_at === null && submit_intent_at === null
  );
}

/** Counts the productions that wait in line before this turn, up to `limit`. */
export async function countBefore(db: Database, turn: number, limit: number): Promise<number> {
  const before = db
    .selectFrom(byIndex('productions', 'productions', 'productions_line'))
    .select('productions.id')
    .where(isWaiting)
    .where('productions.turn', '<', turn);
  return await countUpTo(db, before, limit);
}

/** Chooses the productions that wait in line. The indexes of the line lead to them. */
export function isWaiting(eb: ExpressionBuilder<Schema, 'productions'>): Expression<SqlBool> {
  return eb.and([
    eb('productions.status', '=', 'queued'),
    eb('productions.released_at', 'is', null),
    eb('productions.cancel_requested_at', 'is', null),
  ]);
}
