import { type ProductionStatus, takenStatuses } from '@bacs/domain';
import { sql } from 'kysely';
import { byIndex } from '../by-index.ts';
import type { Database, Production, Tx } from '../schema.ts';
import { isWaiting } from './waiting.ts';

/** `updated_at` is when the row had last changed before its release, `read_at` the time of the database's clock then. */
export type Released = Pick<Production, 'id' | 'ulid' | 'attempt' | 'updated_at'> & { read_at: Date };

export type Waiting = Released & Pick<Production, 'user_id' | 'turn'>;

const columns = [
  'productions.id',
  'productions.ulid',
  'productions.attempt',
  'productions.user_id',
  'productions.turn',
  'productions.updated_at',
  sql<Date>`CURRENT_TIMESTAMP(3)`.as('read_at'),
] as const;

/** @param gone these wait no more */
export async function findFirst(db: Database | Tx, gone: number[] = []): Promise<Waiting | undefined> {
  return await db
    .selectFrom(byIndex('productions', 'productions', 'productions_line'))
    .select(columns)
    .where(isWaiting)
    .$if(gone.length > 0, (query) => query.where('productions.id', 'not in', gone))
    .orderBy('productions.turn')
    .orderBy('productions.id')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Finds which production of the first one's user goes: that of the highest lane, and of these the oldest. A turn below 0
 * is an operator's, and is no other production's. A row of the older system may have no user.
 */
export async function findNext(tx: Tx, first: Waiting, gone: number[]): Promise<Waiting> {
  if (first.turn < 0) return first;
  const next = await tx
    .selectFrom(byIndex('productions', 'productions', 'productions_user_line'))
    .select(columns)
    .where(isWaiting)
    .where('productions.user_id', '=', first.user_id)
    .where('productions.turn', '>=', 0)
    .$if(gone.length > 0, (query) => query.where('productions.id', 'not in', gone))
    .orderBy('productions.lane')
    .orderBy('productions.id')
    .limit(1)
    .executeTakeFirst();
  return next ?? first;
}

/** A newcomer's lowest turn comes one turn after the virtual time, so it is among the first. One farther back waits for room. */
export const searched = 50;

/** Finds the lowest turn of a user who has nothing in flight. */
export async function findNewcomer(db: Database | Tx, gone: number[] = []): Promise<Waiting | undefined> {
  const first = db
    .selectFrom(byIndex('productions', 'productions', 'productions_line'))
    .select(columns)
    .where(isWaiting)
    .$if(gone.length > 0, (query) => query.where('productions.id', 'not in', gone))
    .orderBy('productions.turn')
    .orderBy('productions.id')
    .limit(searched);
  return await db
    .selectFrom(first.as('waiting'))
    .selectAll()
    .where('waiting.user_id', 'is not', null)
    .where((eb) => {
      // The last one of each status is one index entry. NOT EXISTS reads all that everybody has.
      const last = (status: ProductionStatus) =>
        eb
          .selectFrom(byIndex('productions', 'own', 'productions_user_turn'))
          .whereRef('own.user_id', '=', 'waiting.user_id')
          .where('own.status', '=', status)
          // MySQL takes a column of another query for no constant, and sorts all rows unless the order is the index's.
          .orderBy('own.user_id', 'desc')
          .orderBy('own.status', 'desc')
          .orderBy('own.released_at', 'desc')
          .limit(1);
      const taken = takenStatuses.map((status) => eb(last(status).select('own.id'), 'is', null));
      return eb.and([eb(last('queued').select('own.released_at'), 'is', null), ...taken]);
    })
    .orderBy('turn')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}
