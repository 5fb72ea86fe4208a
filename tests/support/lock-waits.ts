import type { Database } from '@bacs/db';
import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { patiently } from './patiently.ts';

/** Counts the transactions in this database that wait for a lock. */
export async function countLockWaits(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`
    SELECT COUNT(*) AS count FROM information_schema.innodb_trx AS t
    JOIN information_schema.processlist AS p ON p.id = t.trx_mysql_thread_id
    WHERE p.db = DATABASE() AND t.trx_state = 'LOCK WAIT'`.execute(db);
  return Number(rows[0]?.count);
}

/**
 * Kills the connections in this database that wait for a lock, as soon as there is one. The table of transactions may be
 * as old as the last look of another test; the list of processes is of now, and one that waits runs a statement.
 */
export async function killLockWaits(db: Database): Promise<void> {
  const findWaiting = async () => {
    const { rows } = await sql<{ id: number }>`
      SELECT t.trx_mysql_thread_id AS id FROM information_schema.innodb_trx AS t
      JOIN information_schema.processlist AS p ON p.id = t.trx_mysql_thread_id
      WHERE p.db = DATABASE() AND t.trx_state = 'LOCK WAIT' AND p.command = 'Query'`.execute(db);
    expect(rows).not.toEqual([]);
    return rows;
  };
  // Whoever reads this table more often than every 100 ms sees the first content again.
  for (const { id } of await vi.waitFor(findWaiting, { ...patiently, interval: 250 }))
    await sql`KILL CONNECTION ${sql.lit(id)}`.execute(db);
}
