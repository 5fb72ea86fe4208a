import { type Kysely, sql } from 'kysely';
import { type Column, ensureColumns, ensureIndex, ensureUnique } from './ensure.ts';

// Why: many productions per upload. Each gets a ULID, under which everything it writes lies, and the
// state that lets a worker that died at any line be followed by another: attempt, intent, progress, end.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureColumns(db, 'productions', columns);
  await ensureUnique(db, 'productions', 'productions_ulid', 'ulid');
  await ensureIndex(db, 'productions', 'productions_idempotency', 'user_id, idempotency_key', 'UNIQUE INDEX');
  await ensureIndex(db, 'productions', 'productions_upload', 'upload_id, id');
  await ensureIndex(db, 'productions', 'productions_status', 'status, id');
  await ensureIndex(db, 'productions', 'productions_user', 'user_id, id');
  await ensureIndex(db, 'uploads', 'uploads_asset', 'asset_uuid');
  await ensureIndex(db, 'uploads', 'uploads_user', 'user_id, id');

  await sql`CREATE TABLE IF NOT EXISTS production_events (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    production_id BIGINT UNSIGNED NOT NULL,
    attempt INT UNSIGNED NOT NULL,
    event VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail JSON NULL,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    KEY production_events_production (production_id, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
}

// ENUM values are appended, so that the stored numbers of the old ones stay what they are.
const columns: Column[] = [
  [
    'status',
    `ENUM('pending','queued','processing','completed','failed','submitted','canceled','deleting')
     NOT NULL DEFAULT 'queued'`,
  ],
  ['created_at', 'TIMESTAMP(3) NULL DEFAULT CURRENT_TIMESTAMP(3)'],
  ['started_at', 'TIMESTAMP(3) NULL DEFAULT NULL'],
  ['completed_at', 'TIMESTAMP(3) NULL DEFAULT NULL'],
  ['updated_at', 'TIMESTAMP(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)'],
  // NULL until the backfill has given every old row one.
  ['ulid', 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL'],
  ['profile', 'VARCHAR(128) NULL'],
  ['attempt', 'INT UNSIGNED NOT NULL DEFAULT 1'],
  ['submit_intent_at', 'DATETIME(3) NULL'],
  ['progress_percent', 'TINYINT UNSIGNED NOT NULL DEFAULT 0'],
  ['error_code', 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL'],
  ['outputs', 'JSON NULL'],
  ['retried_from', 'BIGINT UNSIGNED NULL'],
  ['idempotency_key', 'VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL'],
  ['request_hash', 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL'],
];
