import { sql } from 'kysely';
import type { Database } from '../schema.ts';

export type Batches = {
  /** Rows at a time. */
  batch: number;
  /** Reads and computes, and writes nothing. */
  dryRun: boolean;
  /** Told after each batch how many rows it has looked at. */
  report: (seen: number) => void;
};

type Step = { after: number; limit: number; dryRun: boolean };
/** Where the batch has ended, how many rows it has looked at, and how many of these it has changed. */
type Stepped = { after: number; seen: number; changed: number };

// Its name is of at most 64 characters, as a database's own may be.
const lock = sql`SHA1(CONCAT('bacs_backfill ', DATABASE()))`;

/**
 * Runs a step over and over, from where the one before has ended, until there are no more rows. Each has a connection
 * of its own and, server-wide, the backfill's lock, which is given back when either ends, however it does.
 * @returns how many rows have been changed.
 */
export async function inBatches(
  db: Database,
  { batch, dryRun, report }: Batches,
  step: (connection: Database, batch: Step) => Promise<Stepped | undefined>,
): Promise<number> {
  let total = 0;
  let after = 0;
  for (;;) {
    const stepped = await locked(db, (connection) => step(connection, { after, limit: batch, dryRun }));
    if (!stepped) return total;
    after = stepped.after;
    total += stepped.changed;
    report(stepped.seen);
  }
}

async function locked<T>(db: Database, work: (connection: Database) => Promise<T>): Promise<T> {
  return await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ got: number | null }>`SELECT GET_LOCK(${lock}, 600) AS got`.execute(
      connection,
    );
    if (rows[0]?.got !== 1) throw new Error('another backfill has been at one batch for ten minutes');
    // Strict, but a row may keep its date of zeros.
    await sql`SET @mode_before = @@SESSION.sql_mode, SESSION sql_mode = 'STRICT_ALL_TABLES'`.execute(
      connection,
    );
    try {
      return await work(connection);
    } finally {
      await sql`SET SESSION sql_mode = @mode_before`.execute(connection);
      await sql`SELECT RELEASE_LOCK(${lock})`.execute(connection);
    }
  });
}
