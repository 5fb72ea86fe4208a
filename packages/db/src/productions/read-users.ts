import { sql } from 'kysely';
import { type LineOfUser, selectLineOf } from '../line/index.ts';
import type { Quota } from '../quota.ts';
import type { Tx } from '../schema.ts';
import { selectUnfinished } from './unfinished.ts';

/** What decides on a user's next production: how many are unfinished, up to `most`, and how far their turns have come. */
export type UserSeen = LineOfUser & { used: number };

/** Reads that of these users, and the time, by one statement. */
export async function readUsers(
  tx: Tx,
  quotas: Quota[],
): Promise<{ now: Date; users: Map<number, UserSeen> }> {
  const mostOf = new Map(quotas.map(({ userId, most }) => [userId, most]));
  const [first, ...others] = Array.from(mostOf, ([userId, most]) =>
    tx.selectNoFrom([
      sql<number>`${sql.lit(userId)}`.as('user_id'),
      sql<Date>`CURRENT_TIMESTAMP(3)`.as('now'),
      selectUnfinished(tx, userId, most).as('used'),
      ...selectLineOf(tx, userId),
    ]),
  );
  if (!first) throw new Error('There is no user to read');
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute();
  const users = rows.map(
    ({ user_id, used, own_turn, virtual_time }) =>
      [user_id, { used: Number(used), own_turn, virtual_time }] as const,
  );
  return { now: rows[0]?.now ?? new Date(Number.NaN), users: new Map(users) };
}
