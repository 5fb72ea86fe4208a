import { type Kysely, sql } from 'kysely';
import { ensureIndex } from './ensure.ts';

// Why: a space is more than its owner: others may read it, publish into it, or decide what it shows. What it is about
// to show is listed newest first, and what it shows of one upload is looked up when another production replaces it.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS space_members (
    space_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    role ENUM('viewer','publisher','moderator') NOT NULL,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    PRIMARY KEY (space_id, user_id),
    KEY space_members_user (user_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
  await ensureIndex(db, 'space_publications', 'space_publications_space', 'space_id, id');
  await ensureIndex(db, 'space_publications', 'space_publications_upload', 'upload_id, space_id');
}
