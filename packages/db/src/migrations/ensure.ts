import { type Kysely, sql } from 'kysely';

// Frozen with the migrations that use it: a database of the older system has some of this already,
// under names that we do not know, and neither MySQL nor MariaDB has IF NOT EXISTS for all of it on both.
// DDL cannot be rolled back, so each of these may run again after a crash at any point.

export type Column = [name: string, definition: string];

/** Adds the column, or brings an existing one to this definition. */
export async function ensureColumn(
  db: Kysely<unknown>,
  table: string,
  column: string,
  definition: string,
): Promise<void> {
  await ensureColumns(db, table, [[column, definition]]);
}

/** The same for several in one ALTER: where a change means copying the table, it is copied once. */
export async function ensureColumns(db: Kysely<unknown>, table: string, columns: Column[]): Promise<void> {
  const changes: string[] = [];
  for (const [name, definition] of columns) {
    const existing = await findColumn(db, table, name);
    // Where the older system allows NULL, there may be NULLs, and forbidding them would lose them.
    const kept = existing?.is_nullable === 'YES' ? definition.replace('NOT NULL', 'NULL') : definition;
    changes.push(`${existing ? 'MODIFY' : 'ADD'} COLUMN ${name} ${kept}`);
  }
  await alterTable(db, table, changes.join(', '));
}

/** Adds the index unless one of this name is there: for queries that name theirs. */
export async function ensureIndex(
  db: Kysely<unknown>,
  table: string,
  name: string,
  columns: string,
  kind: 'INDEX' | 'UNIQUE INDEX' = 'INDEX',
): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = ${table} AND index_name = ${name} LIMIT 1`.execute(db);
  if (rows.length === 0) await alterTable(db, table, `ADD ${kind} ${name} (${columns})`);
}

/** Adds a unique index on one column unless there is one, whatever its name. */
export async function ensureUnique(
  db: Kysely<unknown>,
  table: string,
  name: string,
  column: string,
): Promise<void> {
  const { rows } = await sql`SELECT index_name FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = ${table} AND non_unique = 0
    GROUP BY index_name HAVING COUNT(*) = 1 AND MAX(column_name) = ${column}`.execute(db);
  if (rows.length === 0) await alterTable(db, table, `ADD UNIQUE INDEX ${name} (${column})`);
}

export type ExistingColumn = {
  is_nullable: 'YES' | 'NO';
  column_type: string;
  column_default: string | null;
  extra: string;
};

export async function findColumn(
  db: Kysely<unknown>,
  table: string,
  column: string,
): Promise<ExistingColumn | undefined> {
  // MySQL 8 gives these columns in capitals unless they are named.
  const { rows } = await sql<ExistingColumn>`SELECT is_nullable AS is_nullable, column_type AS column_type,
      column_default AS column_default, extra AS extra
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = ${table} AND column_name = ${column}`.execute(db);
  return rows[0];
}

/**
 * One ALTER TABLE. No ALGORITHM or LOCK is asked for: both servers take the least that they can do the change with,
 * and refuse one that they cannot. An ALTER that waits holds up every statement on the table that comes after it, so
 * it gives up soon (errno 1205) and is run again by hand, rather than stop a service behind somebody's long read.
 */
export async function alterTable(db: Kysely<unknown>, table: string, changes: string): Promise<void> {
  // Strict, so that no value is cut to fit, but with the older system's dates of zeros, which copying a table checks.
  await sql`SET @mode_before = @@SESSION.sql_mode, @wait_before = @@SESSION.lock_wait_timeout,
    SESSION sql_mode = 'STRICT_ALL_TABLES', SESSION lock_wait_timeout = 20`.execute(db);
  try {
    await sql`ALTER TABLE ${sql.table(table)} ${sql.raw(changes)}`.execute(db);
  } finally {
    await sql`SET SESSION sql_mode = @mode_before, SESSION lock_wait_timeout = @wait_before`.execute(db);
  }
}
