import { type Kysely, sql } from 'kysely';
import { ensureIndex } from './ensure.ts';

// Why: events are sent to addresses that users name. An endpoint keeps up to which number its events have become
// deliveries; a delivery is an event on its way to an endpoint, or what came of that. Neither has a copy of the event. A
// delivery may outlive its endpoint until its retention ends, so no foreign key binds it.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS webhook_endpoints (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ulid CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    url VARCHAR(2048) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    types JSON NULL,
    secret VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    previous_secret VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    previous_secret_until DATETIME(3) NULL,
    status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'active',
    disabled_reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    disabled_at DATETIME(3) NULL,
    fanned_out_to BIGINT UNSIGNED NOT NULL,
    replay_to BIGINT UNSIGNED NOT NULL DEFAULT 0,
    failing_since DATETIME(3) NULL,
    paused_until DATETIME(3) NULL,
    delivered_at DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    UNIQUE KEY webhook_endpoints_ulid (ulid),
    KEY webhook_endpoints_user (user_id, id),
    KEY webhook_endpoints_behind (user_id, status, fanned_out_to),
    KEY webhook_endpoints_status (status, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
  await sql`CREATE TABLE IF NOT EXISTS webhook_deliveries (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    endpoint_id BIGINT UNSIGNED NOT NULL,
    event_number BIGINT UNSIGNED NOT NULL,
    type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'pending',
    attempts INT UNSIGNED NOT NULL DEFAULT 0,
    first_tried_at DATETIME(3) NULL,
    last_tried_at DATETIME(3) NULL,
    next_try_at DATETIME(3) NULL DEFAULT CURRENT_TIMESTAMP(3),
    last_status SMALLINT UNSIGNED NULL,
    last_answer VARCHAR(1024) NULL,
    last_error VARCHAR(255) NULL,
    ended_at DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    UNIQUE KEY webhook_deliveries_event (endpoint_id, event_number),
    KEY webhook_deliveries_status (endpoint_id, status, event_number),
    KEY webhook_deliveries_due (endpoint_id, status, next_try_at),
    KEY webhook_deliveries_pending (status, event_number),
    KEY webhook_deliveries_ended (ended_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
  // A user may have all events since a time sent again.
  await ensureIndex(db, 'events', 'events_user_time', 'user_id, created_at');
}
