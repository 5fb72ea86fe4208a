import { type Kysely, sql } from 'kysely';

// Why: clients want to be told of changes, and to miss none. A change writes what it tells into `outbox`, in its own
// transaction. An id that a row gets when it is inserted says nothing of when it can be seen, so that a reader who goes on
// after the highest id misses what commits later. So events get their numbers afterwards, one batch after the other,
// under the lock of the row of `event_numbers`.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS outbox (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id BIGINT UNSIGNED NULL,
    snapshot JSON NOT NULL,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
  await sql`CREATE TABLE IF NOT EXISTS events (
    number BIGINT UNSIGNED NOT NULL PRIMARY KEY,
    type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id BIGINT UNSIGNED NULL,
    data JSON NOT NULL,
    created_at DATETIME(3) NOT NULL,
    KEY events_user (user_id, number),
    KEY events_subject (subject, number)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
  await sql`CREATE TABLE IF NOT EXISTS event_numbers (
    id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
    last_number BIGINT UNSIGNED NOT NULL DEFAULT 0,
    removed_to BIGINT UNSIGNED NOT NULL DEFAULT 0
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
  await sql`INSERT IGNORE INTO event_numbers (id) VALUES (1)`.execute(db);
}
