import { type Kysely, sql } from 'kysely';
import { ensureIndex } from './ensure.ts';

// Why: an operator acts on many productions at once, and on none that they have not been shown. The set that a preview
// has shown is stored row by row; each row then says what came of its production. Failures are looked through by when
// they ended, all of them or those with one code, and a production that has been retried is found by its retry.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureIndex(db, 'productions', 'productions_status_ended', 'status, completed_at, id');
  await ensureIndex(db, 'productions', 'productions_error', 'error_code, completed_at, id');
  await ensureIndex(db, 'productions', 'productions_retry', 'retried_from');
  await sql`CREATE TABLE IF NOT EXISTS bulk_actions (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ulid CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    action VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    filter JSON NOT NULL,
    status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'previewed',
    total INT UNSIGNED NOT NULL,
    done INT UNSIGNED NOT NULL DEFAULT 0,
    skipped INT UNSIGNED NOT NULL DEFAULT 0,
    refused INT UNSIGNED NOT NULL DEFAULT 0,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    started_at DATETIME(3) NULL,
    aborted_by BIGINT UNSIGNED NULL,
    ended_at DATETIME(3) NULL,
    UNIQUE KEY bulk_actions_ulid (ulid),
    KEY bulk_actions_status (status, id),
    KEY bulk_actions_started (started_at, id),
    KEY bulk_actions_previews (user_id, status, created_at),
    KEY bulk_actions_ended (ended_at, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
  await sql`CREATE TABLE IF NOT EXISTS bulk_action_items (
    bulk_action_id BIGINT UNSIGNED NOT NULL,
    position INT UNSIGNED NOT NULL,
    production_id BIGINT UNSIGNED NOT NULL,
    production_ulid CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seen_status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    outcome VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    reason VARCHAR(255) NULL,
    result_ulid CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    at DATETIME(3) NULL,
    PRIMARY KEY (bulk_action_id, position),
    KEY bulk_action_items_outcome (bulk_action_id, outcome, position)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
}
