import { sql } from 'kysely';
import type { Database } from '../schema.ts';

export type Batches = {
  /** The number of rows in a batch. */
  batch: number;
  /** A dry run reads and computes, but writes nothing. */
  dryRun: boolean;
  /** The backfill calls this after each batch with the number of rows that it has read. */
  report: (seen: number) => void;
};

type Step = { after: number; limit: number; dryRun: boolean };
/** `after` is where the batch ended, `seen` counts the rows that it read, and `changed` those that it changed. */
type Stepped = { after: number; seen: number; changed: number };

// The hash keeps the name of the lock below 64 characters; the name of a database may be that long itself. MySQL has no
// SHA1 from 9.6 on.
const lock = sql`SHA2(CONCAT('bacs_backfill ', DATABASE()), 224)`;

/**
 * Runs a step again and again, each from where the last one ended, until there are no more rows. Each step has its own
 * connection and holds the backfill's lock, which counts for the whole server. The server releases the lock when the
 * connection ends, for whatever reason.
 * @returns the number of changed rows.
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
    // The mode is strict, but a row may keep its date of zeros.
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
