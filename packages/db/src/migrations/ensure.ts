import { type Kysely, sql } from 'kysely';

// Frozen with the migrations that use it: a database of the older system has some of this already,
// under names that we do not know, and neither MySQL nor MariaDB has IF NOT EXISTS for all of it on both.

/** Adds the column, or brings an existing one to this definition. */
export async function ensureColumn(db: Kysely<unknown>, table: string, column: string, definition: string) {
  const verb = (await hasColumn(db, table, column)) ? 'MODIFY' : 'ADD';
  await sql`ALTER TABLE ${sql.table(table)} ${sql.raw(verb)} COLUMN ${sql.ref(column)} ${sql.raw(definition)}`.execute(
    db,
  );
}

/** Adds the index unless one of this name is there. */
export async function ensureIndex(
  db: Kysely<unknown>,
  table: string,
  name: string,
  columns: string,
  kind: 'INDEX' | 'UNIQUE INDEX' = 'INDEX',
) {
  const { rows } = await sql`SELECT 1 FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = ${table} AND index_name = ${name} LIMIT 1`.execute(db);
  if (rows.length > 0) return;
  await sql`ALTER TABLE ${sql.table(table)} ADD ${sql.raw(kind)} ${sql.ref(name)} (${sql.raw(columns)})`.execute(
    db,
  );
}

async function hasColumn(db: Kysely<unknown>, table: string, column: string) {
  const { rows } = await sql`SELECT 1 FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = ${table} AND column_name = ${column}`.execute(db);
  return rows.length > 0;
}
