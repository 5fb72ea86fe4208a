import { type Kysely, sql } from 'kysely';
import { ensureColumns, ensureIndex } from './ensure.ts';

// Why: a publication may be asked to take the place of another one and wait for approval; an operator may take one down
// for good or close a space, and an owner may delete theirs, which is marked at once and cleared afterwards in batches;
// and nobody becomes a member of a space without having accepted an invitation. The indexes lead to the spaces that
// one may read.
export async function up(db: Kysely<unknown>): Promise<void> {
  await ensureColumns(db, 'space_publications', [
    ['replaces_id', 'BIGINT UNSIGNED NULL'],
    ['taken_down_by', 'BIGINT UNSIGNED NULL'],
  ]);
  await ensureColumns(db, 'spaces', [
    ['closed_at', 'DATETIME(3) NULL'],
    ['closed_by', 'BIGINT UNSIGNED NULL'],
    ['deleted_at', 'DATETIME(3) NULL'],
    ['cleared_at', 'DATETIME(3) NULL'],
  ]);
  await ensureIndex(db, 'spaces', 'spaces_of_owner', 'owner_user_id, deleted_at, id');
  await ensureIndex(db, 'spaces', 'spaces_open', 'type, closed_at, id');
  await ensureIndex(db, 'spaces', 'spaces_to_clear', 'cleared_at, closed_at');
  await sql`CREATE TABLE IF NOT EXISTS space_invitations (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    space_id BIGINT UNSIGNED NOT NULL,
    role ENUM('viewer','publisher','moderator') NOT NULL,
    code_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_by BIGINT UNSIGNED NOT NULL,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    expires_at DATETIME(3) NOT NULL,
    accepted_by BIGINT UNSIGNED NULL,
    accepted_at DATETIME(3) NULL,
    UNIQUE KEY space_invitations_code (code_hash),
    KEY space_invitations_space (space_id, accepted_by, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`.execute(db);
}
