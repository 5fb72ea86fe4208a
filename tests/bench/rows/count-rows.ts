import { type Database, openDatabase } from '@bacs/db';
import { sql } from 'kysely';

/** What a piece of work has cost the database. */
export type Cost = { rows: number; statements: number };

export type CountedDatabase = {
  /** All its statements go over one connection. */
  db: Database;
  /** Counts what everything that runs meanwhile costs. */
  count: <T>(work: () => Promise<T>) => Promise<{ result: T; cost: Cost }>;
};

/** Opens a database that knows what its statements cost. The caller ends it with `db.destroy()`. */
export function openCountedDatabase(url: string): CountedDatabase {
  const db = openDatabase(url, { poolSize: 1, queryTimeoutMs: 0 });
  return {
    db,
    async count(work) {
      const before = await readCost(db);
      const result = await work();
      const after = await readCost(db);
      // The question itself is a statement.
      return {
        result,
        cost: { rows: after.rows - before.rows, statements: after.statements - before.statements - 1 },
      };
    },
  };
}

/**
 * Reads the counters of the session. A row that the storage engine has read and refused by a pushed condition is in
 * none of MariaDB's Handler_read counters, so the conditions that did not match count too. MySQL does not tell them.
 */
async function readCost(db: Database): Promise<Cost> {
  const { rows } = await sql<{ Variable_name: string; Value: string }>`SHOW SESSION STATUS
    WHERE Variable_name LIKE 'Handler_read%' OR Variable_name LIKE 'Handler_icp%' OR Variable_name = 'Questions'`.execute(
    db,
  );
  const values = new Map(rows.map(({ Variable_name, Value }) => [Variable_name, Number(Value)]));
  const read = [...values].filter(([name]) => name.startsWith('Handler_read')).map(([, value]) => value);
  const refused = (values.get('Handler_icp_attempts') ?? 0) - (values.get('Handler_icp_match') ?? 0);
  return {
    rows: read.reduce((sum, value) => sum + value, refused),
    statements: values.get('Questions') ?? 0,
  };
}
