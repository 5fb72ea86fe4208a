import type { Database, OutputsManifest } from '@bacs/db';
import { insertSpace } from '@bacs/db/spaces';
import { type RawBuilder, sql } from 'kysely';
import { insertNumbered } from '../rows/fill-tables.ts';

const users = 1_000;

/**
 * Fills the feed of all spaces from one channel, with a publication every 13 s. Every second one is of the older system.
 * Every tenth is dead: its production has failed, or what the older system rendered for its upload.
 */
export async function fillFeed(
  db: Database,
  { publications, onProgress }: { publications: number; onProgress: (rows: number) => void },
): Promise<void> {
  await insertNumbered(db, [userRows], { count: users });
  const spaceId = await insertSpace(db, { type: 'channel', name: 'Films', slug: 'films', ownerUserId: 1 });
  await insertNumbered(db, rowsIn(spaceId), { count: publications, onProgress });
  await sql`ANALYZE TABLE users, uploads, productions, space_publications`.execute(db);
}

const id = sql`n.i + 1`;
const isLegacy = sql`n.i % 2 = 0`;
const isDead = sql`n.i % 20 IN (3, 14)`;
const uuid = sql`CONCAT(LOWER(LPAD(HEX(${id}), 8, '0')), '-0000-4000-8000-000000000000')`;
const ulid = sql`LPAD(${id}, 26, '0')`;
const userId = sql`1 + n.i % ${sql.lit(users)}`;
const time = sql`TIMESTAMPADD(SECOND, n.i * 13, '2025-01-01 00:00:00')`;
const prefix = sql`CONCAT('2026-11/22/', ${uuid}, '/', IF(${isLegacy}, '', CONCAT(${ulid}, '/')), 'landscape/')`;

const userRows = sql`INSERT INTO users (id, email, display_name)
  SELECT ${id}, CONCAT('u', ${id}, '@example.com'), CONCAT('User ', ${id})`;

const rowsIn = (spaceId: number): RawBuilder<unknown>[] => [
  sql`INSERT INTO uploads (id, s3_bucket, s3_key, original_filename, description, duration_seconds, asset_uuid,
    date_ymd, output_prefix, status, user_id, created_at)
    SELECT ${id}, 'bacs-mc-uploads', CONCAT('uploads/2026-11/22/', ${uuid}, '/video.mp4'), 'video.mp4',
    'What was filmed on that day', 60, ${uuid}, '2026-11-22', IF(${isLegacy} AND NOT ${isDead}, ${prefix}, NULL),
    IF(${isLegacy}, IF(${isDead}, 'failed', 'completed'), 'uploaded'), ${userId}, ${time}`,
  // The older system's publications have no production, so every second of these is nobody's.
  sql`INSERT INTO productions (id, ulid, upload_id, user_id, status, config, output_prefix, outputs, created_at,
    updated_at, completed_at) SELECT ${id}, ${ulid}, ${id}, ${userId}, IF(${isDead}, 'failed', 'completed'), '{}',
    ${prefix}, REPLACE(${outputs}, 'PREFIX/', ${prefix}), ${time}, ${time}, ${time}`,
  sql`INSERT INTO space_publications (id, upload_id, production_id, space_id, status, requested_by, approved_by,
    visibility, owner_user_id, visible_in_space, visible_in_global, published_at)
    SELECT ${id}, ${id}, IF(${isLegacy}, NULL, ${id}), ${sql.lit(spaceId)}, 'published', ${userId}, ${userId}, 'inherit',
    ${userId}, 1, 1, ${time}`,
];

/** What the profile for a landscape source writes */
const manifest: OutputsManifest = {
  groups: [
    {
      kind: 'hls',
      orientation: 'landscape',
      playlist_key: 'PREFIX/video.m3u8',
      poster_keys: ['PREFIX/video_poster.0000000.jpg'],
      renditions: [1080, 720, 540, 360].map((height) => ({
        kind: 'video',
        name: `${height}p`,
        playlist_key: `PREFIX/video${height}p.m3u8`,
        width: Math.round((height * 16) / 9),
        height,
        bandwidth: height * 4_000,
        segments: 10,
        duration_seconds: 60,
        bytes: height * 20_000,
      })),
      bytes: 60_000_000,
    },
  ],
};
const outputs = sql.lit(JSON.stringify(manifest));
