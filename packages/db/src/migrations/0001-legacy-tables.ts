import { type Kysely, sql } from 'kysely';

// Why: the tables of the older system, as they stand in its databases. There this changes nothing;
// on an empty database it lays the same ground, so that every later migration sees one starting point.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of tables) await sql.raw(statement).execute(db);
}

const tables = [
  `CREATE TABLE IF NOT EXISTS users (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email VARCHAR(255) NOT NULL,
    display_name VARCHAR(255) NULL,
    password_hash VARCHAR(255) NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE KEY users_email (email)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,

  `CREATE TABLE IF NOT EXISTS uploads (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    s3_bucket VARCHAR(255) NOT NULL,
    s3_key VARCHAR(1024) NOT NULL,
    original_filename VARCHAR(512) NULL,
    modified_filename VARCHAR(512) NULL,
    description TEXT NULL,
    content_type VARCHAR(255) NULL,
    size_bytes BIGINT UNSIGNED NULL,
    width INT NULL,
    height INT NULL,
    duration_seconds INT NULL,
    status ENUM('signed','uploading','uploaded','failed','queued','processing','completed') NOT NULL DEFAULT 'signed',
    etag VARCHAR(128) NULL,
    mediaconvert_job_id VARCHAR(128) NULL,
    output_prefix VARCHAR(1024) NULL,
    asset_uuid CHAR(36) NULL,
    date_ymd CHAR(10) NULL,
    profile VARCHAR(128) NULL,
    orientation ENUM('portrait','landscape') NULL,
    user_id BIGINT UNSIGNED NULL,
    channel_id BIGINT UNSIGNED NULL,
    space_id BIGINT UNSIGNED NULL,
    origin_space_id BIGINT UNSIGNED NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    uploaded_at TIMESTAMP NULL DEFAULT NULL,
    UNIQUE KEY uploads_s3_object (s3_bucket, s3_key(512))
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,

  `CREATE TABLE IF NOT EXISTS productions (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    upload_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(255) NULL,
    status ENUM('pending','queued','processing','completed','failed') NOT NULL DEFAULT 'queued',
    config JSON NULL,
    output_prefix VARCHAR(1024) NULL,
    mediaconvert_job_id VARCHAR(128) NULL,
    error_message TEXT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    started_at TIMESTAMP NULL DEFAULT NULL,
    completed_at TIMESTAMP NULL DEFAULT NULL,
    updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,

  `CREATE TABLE IF NOT EXISTS spaces (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    type ENUM('personal','group','channel') NOT NULL,
    owner_user_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(190) NOT NULL,
    settings JSON NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE KEY spaces_type_slug (type, slug)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,

  `CREATE TABLE IF NOT EXISTS space_publications (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    upload_id BIGINT UNSIGNED NOT NULL,
    production_id BIGINT UNSIGNED NULL,
    space_id BIGINT UNSIGNED NOT NULL,
    status ENUM('draft','pending','approved','published','unpublished','rejected') NOT NULL DEFAULT 'draft',
    requested_by BIGINT UNSIGNED NULL,
    approved_by BIGINT UNSIGNED NULL,
    is_primary TINYINT(1) NOT NULL DEFAULT 0,
    visibility ENUM('inherit','members','public') NOT NULL DEFAULT 'inherit',
    distribution_flags JSON NULL,
    owner_user_id BIGINT UNSIGNED NULL,
    visible_in_space TINYINT(1) NOT NULL DEFAULT 1,
    visible_in_global TINYINT(1) NOT NULL DEFAULT 0,
    published_at DATETIME NULL,
    unpublished_at DATETIME NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    UNIQUE KEY space_publications_production_space (production_id, space_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,

  `CREATE TABLE IF NOT EXISTS space_publication_events (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    publication_id BIGINT UNSIGNED NOT NULL,
    actor_user_id BIGINT UNSIGNED NULL,
    action VARCHAR(64) NOT NULL,
    detail JSON NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    KEY space_publication_events_publication (publication_id, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
];
