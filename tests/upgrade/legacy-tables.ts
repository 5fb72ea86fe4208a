/**
 * Tables as the older system may have them: they allow NULL nearly everywhere, have columns and indexes that this
 * service does not know, times that every UPDATE moves, and users that need a password.
 */
export const legacyTables = [
  `CREATE TABLE users (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, email VARCHAR(255) NOT NULL, display_name VARCHAR(255) NULL,
    password_hash VARCHAR(255) NOT NULL, bio TEXT NULL, phone VARCHAR(32) NULL, locale CHAR(5) NULL,
    last_login_at TIMESTAMP NULL, created_at TIMESTAMP NULL DEFAULT NULL, UNIQUE KEY uq_mail (email)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE uploads (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, s3_bucket VARCHAR(255) NULL, s3_key VARCHAR(1024) NULL,
    original_filename VARCHAR(512) NULL, modified_filename VARCHAR(512) NULL, description TEXT NULL,
    content_type VARCHAR(255) NULL, size_bytes BIGINT UNSIGNED NULL, width INT NULL, height INT NULL,
    duration_seconds INT NULL,
    status ENUM('signed','uploading','uploaded','failed','queued','processing','completed') NULL,
    etag VARCHAR(255) NULL, mediaconvert_job_id VARCHAR(255) NULL, output_prefix VARCHAR(1024) NULL,
    asset_uuid CHAR(36) NULL, date_ymd CHAR(10) NULL, profile VARCHAR(255) NULL,
    orientation ENUM('portrait','landscape') NULL, user_id BIGINT UNSIGNED NULL, channel_id BIGINT UNSIGNED NULL,
    space_id BIGINT UNSIGNED NULL, origin_space_id BIGINT UNSIGNED NULL, views INT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP, uploaded_at TIMESTAMP NULL,
    touched_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP, UNIQUE KEY uq_object (s3_bucket, s3_key(512))
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE productions (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, upload_id BIGINT UNSIGNED NULL, user_id BIGINT UNSIGNED NULL,
    ulid CHAR(26) NULL, name VARCHAR(255) NULL,
    status ENUM('pending','queued','processing','completed','failed') NULL, config JSON NULL,
    output_prefix VARCHAR(1024) NULL, mediaconvert_job_id VARCHAR(128) NULL, error_message TEXT NULL,
    priority INT NOT NULL DEFAULT 0, created_at TIMESTAMP NULL, started_at TIMESTAMP NULL,
    completed_at TIMESTAMP NULL, updated_at TIMESTAMP NULL, UNIQUE KEY uq_ulid (ulid), KEY by_upload (upload_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE spaces (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, type ENUM('personal','group','channel') NULL,
    owner_user_id BIGINT UNSIGNED NULL, name VARCHAR(255) NULL, slug VARCHAR(190) NULL, settings JSON NULL,
    created_at TIMESTAMP NULL, UNIQUE KEY uq_slug (type, slug)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE space_publications (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, upload_id BIGINT UNSIGNED NULL,
    production_id BIGINT UNSIGNED NULL, space_id BIGINT UNSIGNED NULL,
    status ENUM('draft','pending','approved','published','unpublished','rejected') NULL,
    requested_by BIGINT UNSIGNED NULL, approved_by BIGINT UNSIGNED NULL, is_primary TINYINT(1) NOT NULL,
    visibility ENUM('inherit','members','public') NULL, distribution_flags JSON NULL,
    owner_user_id BIGINT UNSIGNED NULL, visible_in_space TINYINT(1) NULL, visible_in_global TINYINT(1) NULL,
    published_at DATETIME NULL, unpublished_at DATETIME NULL, created_at TIMESTAMP NULL, updated_at TIMESTAMP NULL,
    UNIQUE KEY uq_once (production_id, space_id),
    KEY feed_a (space_id, status, visible_in_space, published_at, id),
    KEY feed_b (visible_in_global, status, published_at, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE space_publication_events (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, publication_id BIGINT UNSIGNED NULL,
    actor_user_id BIGINT UNSIGNED NULL, action VARCHAR(64) NULL, detail JSON NULL, created_at TIMESTAMP NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
];

export const legacyTableNames = [
  'users',
  'uploads',
  'productions',
  'spaces',
  'space_publications',
  'space_publication_events',
] as const;
