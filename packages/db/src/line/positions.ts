import { byIndex } from '../by-index.ts';
import type { Database, Production } from '../schema.ts';
import { isWaiting, waitsInLine } from './waiting.ts';

/** Nobody looks farther back in the line, so that a position costs the same however many wait. */
export const lastKnownPosition = 1_000;

const lanes = ['high', 'normal', 'low'] as const;

type Waiting = Pick<Production, 'id' | 'user_id'> & Parameters<typeof waitsInLine>[0];

/**
 * Finds where productions stand in line, 1 for the next one. The k-th of a user, by lane and age, gets the k-th lowest
 * turn of the user; one that an operator has put before everybody has its own, below 0. This takes two statements, each
 * of which reads at most as many index entries as there are known positions.
 * @returns the positions by id; those that do not wait in line, or farther back, have none.
 */
export async function findPositions(db: Database, productions: Waiting[]): Promise<Map<number, number>> {
  const owners = new Set(productions.filter(waitsInLine).map(({ user_id }) => user_id));
  if (owners.size === 0) return new Map();
  const turns = await db
    .selectFrom(byIndex('productions', 'productions', 'productions_line'))
    .select(['id', 'user_id', 'turn'])
    .where(isWaiting)
    .orderBy('turn')
    .orderBy('id')
    .limit(lastKnownPosition)
    .execute();
  const found = new Map<number, number>();
  const shares = new Map<number, number[]>();
  for (const [index, { id, user_id, turn }] of turns.entries()) {
    const position = index + 1;
    if (turn < 0) found.set(id, position);
    else if (owners.has(user_id)) shares.set(user_id, [...(shares.get(user_id) ?? []), position]);
  }
  for (const { id, user_id } of await firstInLine(db, shares, found.size)) {
    const position = found.has(id) ? undefined : shares.get(user_id)?.shift();
    if (position !== undefined) found.set(id, position);
  }
  return found;
}

/** Finds the first productions of each user in the order in which they go, `more` than the positions that the user has. */
async function firstInLine(
  db: Database,
  shares: Map<number, number[]>,
  more: number,
): Promise<Pick<Production, 'id' | 'user_id' | 'lane'>[]> {
  const [first, ...others] = [...shares].map(([userId, { length }]) =>
    db
      .selectFrom(
        db
          .selectFrom(byIndex('productions', 'productions', 'productions_user_line'))
          .select(['id', 'user_id', 'lane'])
          .where('user_id', '=', userId)
          .where(isWaiting)
          .orderBy('lane')
          .orderBy('id')
          .limit(length + more)
          .as('first'),
      )
      .select(['id', 'user_id', 'lane']),
  );
  if (!first) return [];
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute();
  return rows.sort((one, other) => lanes.indexOf(one.lane) - lanes.indexOf(other.lane) || one.id - other.id);
}
