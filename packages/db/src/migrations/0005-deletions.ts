import { type Kysely, sql } from 'kysely';

// Why: removing objects takes longer than a request and must be answered for, so it is a row with a receipt.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS deletions (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ulid CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    upload_id BIGINT UNSIGNED NOT NULL,
    production_id BIGINT UNSIGNED NULL,
    status ENUM('pending','running','completed','failed') NOT NULL DEFAULT 'pending',
    receipt JSON NULL,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    completed_at DATETIME(3) NULL,
    UNIQUE KEY deletions_ulid (ulid),
    KEY deletions_target (upload_id, production_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
}
