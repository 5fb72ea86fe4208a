import type { Database } from '@bacs/db';
import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { patiently } from './patiently.ts';

/**
 * Finds the connections in this database that wait for a lock now. InnoDB's report tells of this moment. Its table of
 * transactions does not: whoever reads that one within 100 ms of somebody else gets what that one got.
 */
async function findLockWaits(db: Database): Promise<number[]> {
  const { rows: reports } = await sql<{ Status: string }>`SHOW ENGINE INNODB STATUS`.execute(db);
  const { rows } = await sql<{ id: number | string }>`
    SELECT id FROM information_schema.processlist WHERE db = DATABASE()`.execute(db);
  const ids = rows.map(({ id }) => Number(id));
  // What comes before the first transaction is about deadlocks and such that are over.
  const [, ...transactions] = (reports[0]?.Status ?? '').split('\n---TRANSACTION ');
  return transactions
    .filter((one) => /^LOCK WAIT /m.test(one))
    .map((one) => Number(/ thread id (\d+),/.exec(one)?.[1]))
    .filter((id) => ids.includes(id));
}

/** Counts the transactions in this database that wait for a lock. */
export async function countLockWaits(db: Database): Promise<number> {
  return (await findLockWaits(db)).length;
}

/** Kills the connections in this database that wait for a lock, as soon as there is one. */
export async function killLockWaits(db: Database): Promise<void> {
  const waiting = await vi.waitFor(async () => {
    const ids = await findLockWaits(db);
    expect(ids).not.toEqual([]);
    return ids;
  }, patiently);
  for (const id of waiting) await sql`KILL CONNECTION ${sql.lit(id)}`.execute(db);
}
