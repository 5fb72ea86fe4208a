import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** A column of a table of the older system whose character set cannot hold every letter. */
export type NarrowColumn = { table: string; column: string; collation: string };

export const legacyTables = [
  'users',
  'uploads',
  'productions',
  'spaces',
  'space_publications',
  'space_publication_events',
];

/**
 * Lists the columns of our legacy tables that hold text in a character set other than utf8mb4, in their order. The values
 * of an ENUM are in ascii, so it needs no other one.
 */
export async function findNarrowColumns(db: Database): Promise<NarrowColumn[]> {
  const { rows } = await sql<NarrowColumn>`SELECT table_name AS ${sql.ref('table')},
      column_name AS ${sql.ref('column')}, collation_name AS ${sql.ref('collation')}
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name IN (${sql.join(legacyTables)})
      AND character_set_name NOT IN ('utf8mb4', 'ascii', 'binary') AND data_type NOT IN ('enum', 'set')
    ORDER BY table_name, ordinal_position`.execute(db);
  return rows;
}
