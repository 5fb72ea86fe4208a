import { sql } from 'kysely';
import { findNarrowColumns, legacyTables, type NarrowColumn } from '../narrow-columns.ts';
import type { Database } from '../schema.ts';

/** A table that makes its columns in another character set, those of its columns that are so, and its rows. */
export type NarrowTable = { table: string; columns: NarrowColumn[]; rows: number };

/** Finds the legacy tables whose texts, or those of columns that are added later, cannot hold every letter. */
export async function findNarrowTables(db: Database): Promise<NarrowTable[]> {
  const narrow = await findNarrowColumns(db);
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_name IN (${sql.join(legacyTables)})
      AND table_collation NOT LIKE 'utf8mb4%' ORDER BY table_name`.execute(db);
  const names = new Set([...narrow.map(({ table }) => table), ...rows.map(({ name }) => name)]);
  const tables: NarrowTable[] = [];
  for (const table of names) {
    const columns = narrow.filter((column) => column.table === table);
    tables.push({ table, columns, rows: await countRows(db, table) });
  }
  return tables;
}

/**
 * Converts the texts of one table to utf8mb4, in one ALTER that copies the table: it is there before or after, never
 * half. A column keeps its type, its default and its rules of comparison, which CONVERT TO would not leave it; other
 * columns, such as the ULID in ascii, stay as they are. Columns that are added later are in utf8mb4 too.
 * @throws an error that names what to do when the table cannot be converted; it is then as it was.
 */
export async function convertToUtf8mb4(db: Database, { table, columns }: NarrowTable): Promise<void> {
  const definitions = await readDefinitions(db, table);
  const changes = columns.map(({ column, collation }) => {
    const definition = widen(definitions.get(column) ?? '', wideCollation(collation));
    return sql`MODIFY COLUMN ${sql.ref(column)} ${sql.raw(definition)}`;
  });
  changes.push(sql`DEFAULT CHARACTER SET utf8mb4`);
  // An older row format allows indexes of 767 bytes only, which is 191 letters of utf8mb4.
  if (columns.length > 0) changes.push(sql`ROW_FORMAT=DYNAMIC`);
  await db.connection().execute(async (connection) => {
    // The statements of others wait behind one that waits for a long read, so it does not wait long.
    await sql`SET @wait_before = @@SESSION.lock_wait_timeout, SESSION lock_wait_timeout = 20`.execute(
      connection,
    );
    try {
      await sql`ALTER TABLE ${sql.table(table)} ${sql.join(changes)}`.execute(connection);
    } catch (error) {
      throw explain(error, table);
    } finally {
      await sql`SET SESSION lock_wait_timeout = @wait_before`.execute(connection);
    }
  });
}

/** Reads each column's definition, as the server would create it. */
async function readDefinitions(db: Database, table: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ 'Create Table': string }>`SHOW CREATE TABLE ${sql.table(table)}`.execute(db);
  const lines = rows[0]?.['Create Table'].split('\n') ?? [];
  return new Map(
    lines.flatMap((line) => {
      const [, name, definition] = /^ {2}`([^`]+)` (.+?),?$/.exec(line) ?? [];
      return name !== undefined && definition !== undefined ? [[name, definition] as const] : [];
    }),
  );
}

/** Puts the character set behind the type, where the narrow one may be. */
function widen(definition: string, collation: string): string {
  const [, type = '', rest = ''] =
    /^(\w+(?:\((?:'(?:[^']|'')*'|[^()'])*\))?)(?: CHARACTER SET \w+)?(?: COLLATE \w+)?(.*)$/.exec(
      definition,
    ) ?? [];
  return `${type} CHARACTER SET utf8mb4 COLLATE ${collation}${rest}`;
}

/** Returns the collation that compares as the narrow one does, so that no two rows of a unique index become equal. */
function wideCollation(collation: string): string {
  const [, rule = ''] = /^utf8(?:mb3)?_(\w+)$/.exec(collation) ?? [];
  if (/^(bin|general_ci|unicode_ci|unicode_520_ci)$/.test(rule)) return `utf8mb4_${rule}`;
  return collation.endsWith('_bin') ? 'utf8mb4_bin' : 'utf8mb4_general_ci';
}

async function countRows(db: Database, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT COUNT(*) AS count FROM ${sql.table(table)}`.execute(
    db,
  );
  return Number(rows[0]?.count);
}

const reasons: Record<number, string> = {
  1062: 'two of its rows would be equal under a unique index: change one of them',
  1071: 'an index would be longer than 3072 bytes: let it hold only the first letters, such as (column(191))',
  1118: 'its rows could be longer than 65,535 bytes: make its longest VARCHAR columns TEXT',
  1205: 'a statement has had it open for 20 s: run this again when that has ended',
  1406: 'a text would not fit any more: make its column longer',
};

function explain(error: unknown, table: string): unknown {
  const reason = error instanceof Error && 'errno' in error ? reasons[Number(error.errno)] : undefined;
  if (reason === undefined) return error;
  return new Error(`${table} cannot be converted to utf8mb4, and is unchanged: ${reason}.`, { cause: error });
}
