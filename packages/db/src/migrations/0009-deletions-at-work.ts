import { type Kysely, sql } from 'kysely';
import { ensureColumn, ensureIndex } from './ensure.ts';

// Why: a deletion outlives what it deletes, so it names its target itself, once for ever; it is worked on by whoever
// takes its job, so all that it has done and seen is on its row; and what is being deleted says so on its own row,
// so that feeds and new productions need not ask elsewhere.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [column, definition] of columns) await ensureColumn(db, 'deletions', column, definition);
  await ensureIndex(db, 'deletions', 'deletions_once', 'target', 'UNIQUE INDEX');
  await ensureIndex(db, 'deletions', 'deletions_user', 'user_id, id');
  await ensureIndex(db, 'deletions', 'deletions_status', 'status, id');
  await ensureIndex(db, 'deletions', 'deletions_upload', 'upload_uuid');
  await ensureIndex(db, 'deletions', 'deletions_production', 'production_ulid');
  await ensureIndex(db, 'space_publications', 'space_publications_upload', 'upload_id');

  // Old rows may hold zero dates, which a strict session refuses to copy.
  await sql`SET @strict_mode = @@SESSION.sql_mode, SESSION sql_mode = ''`.execute(db);
  for (const table of ['uploads', 'productions'])
    await ensureColumn(db, table, 'deletion_id', 'BIGINT UNSIGNED NULL');
  await sql`SET SESSION sql_mode = @strict_mode`.execute(db);
}

const columns: [name: string, definition: string][] = [
  // `upload:{id}` or `production:{id}`.
  ['target', 'VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL'],
  ['upload_uuid', 'CHAR(36) NULL'],
  ['production_ulid', 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL'],
  ['attempt', 'INT UNSIGNED NOT NULL DEFAULT 1'],
  ['revision', 'INT UNSIGNED NOT NULL DEFAULT 0'],
  ['work', 'JSON NULL'],
  ['blocked_reason', 'TEXT NULL'],
  ['blocked_at', 'DATETIME(3) NULL'],
  ['error_code', 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL'],
  ['error_message', 'TEXT NULL'],
  ['updated_at', 'DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)'],
];
