import type { Database } from '@bacs/db';
import { sql } from 'kysely';

/** The relay moves rows between these, whoever asks for what. */
const ofEvents = ['outbox', 'events', 'event_numbers'];

/** Lists the tables of the database, without those of the migrator and of the relay. */
export async function listTables(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_name NOT LIKE 'kysely%' ORDER BY table_name`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !ofEvents.includes(name));
}

/** Counts the rows of each table. */
export async function countRows(db: Database, tables: string[]): Promise<Record<string, number>> {
  const counts = tables.map((name) => sql`(SELECT COUNT(*) FROM ${sql.table(name)}) AS ${sql.ref(name)}`);
  const { rows } = await sql<Record<string, number>>`SELECT ${sql.join(counts)}`.execute(db);
  return rows[0] ?? {};
}

/** Reads every row as text, without the time when a key was last used. */
export async function dumpRows(db: Database, tables: string[]): Promise<Set<string>> {
  const dump = new Set<string>();
  for (const name of tables) {
    const { rows } = await sql<object>`SELECT * FROM ${sql.table(name)}`.execute(db);
    for (const row of rows) dump.add(`${name} ${JSON.stringify({ ...row, last_used_at: null })}`);
  }
  return dump;
}
