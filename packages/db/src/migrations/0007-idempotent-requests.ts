import { type Kysely, sql } from 'kysely';

// Why: a client whose answer was lost sends its request again, under the same key, and must not make a second of what
// the first has made. Productions carry their request on their own row; everything else is remembered here.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS idempotent_requests (
    user_id BIGINT UNSIGNED NOT NULL,
    operation VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    idempotency_key VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_ids JSON NULL,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    PRIMARY KEY (user_id, operation, idempotency_key)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
}
