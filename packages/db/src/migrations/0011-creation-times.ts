import { type Kysely, sql } from 'kysely';
import { alterTable, findColumn } from './ensure.ts';

// Why: we leave out created_at and is_primary when we insert. An older MariaDB gives the first TIMESTAMP of a table
// ON UPDATE by itself, so that a change of the row would move its creation; a MySQL gives it no default.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await ensureCreationTime(db, table);
  const isPrimary = await findColumn(db, 'space_publications', 'is_primary');
  if (isPrimary?.column_default == null)
    await sql`ALTER TABLE space_publications ALTER COLUMN is_primary SET DEFAULT 0`.execute(db);
}

const tables = ['users', 'uploads', 'spaces', 'space_publications', 'space_publication_events'];

async function ensureCreationTime(db: Kysely<unknown>, table: string): Promise<void> {
  const column = await findColumn(db, table, 'created_at');
  if (!column) return alterTable(db, table, 'ADD COLUMN created_at TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP');
  const { column_type, column_default, extra, is_nullable } = column;
  if (/current_timestamp/i.test(column_default ?? '') && !/on update/i.test(extra)) return;
  const digits = /\(\d\)/.exec(column_type)?.[0] ?? '';
  const nullable = is_nullable === 'YES' ? 'NULL' : 'NOT NULL';
  await alterTable(
    db,
    table,
    `MODIFY COLUMN created_at ${column_type} ${nullable} DEFAULT CURRENT_TIMESTAMP${digits}`,
  );
}
