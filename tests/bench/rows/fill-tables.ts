import type { Database } from '@bacs/db';
import { findEventNumbers } from '@bacs/db/events';
import { type RawBuilder, sql } from 'kysely';

/** The rows belong to this user, or to many others. */
export type Owner = { userId: number } | 'others';

export type Fill = {
  /** How many rows each table gets. */
  count: number;
  owner: Owner;
  /** Every fourth publication goes to this space, and every second member. */
  spaceId: number;
  /** Every second production is of this upload, and all events are of this production's. */
  uploadId?: number;
  productionId?: number;
  onProgress?: (rows: number) => void;
};

const perStatement = 10_000;
const others = 1_000;

/**
 * Fills every table that grows with rows of one owner. Each kind of state is there, many rows have the same time, and
 * there are publications that no feed can show.
 */
export async function fillTables(db: Database, { count, owner, onProgress, ...rest }: Fill): Promise<void> {
  const base = await nextIds(db);
  const userId =
    owner === 'others' ? sql`(${sql.lit(base)} + n.i % ${sql.lit(others)})` : sql`${sql.lit(owner.userId)}`;
  const firstNumber = await reserveNumbers(db, count);
  await insertNumbered(db, inserts({ base, firstNumber, userId, ...rest }), { count, onProgress });
}

/** Runs each `INSERT … SELECT …` for so many rows; `n.i` in it counts them from 0. */
export async function insertNumbered(
  db: Database,
  inserts: RawBuilder<unknown>[],
  { count, onProgress }: Pick<Fill, 'count' | 'onProgress'>,
): Promise<void> {
  for (let from = 0; from < count; from += perStatement) {
    const rows = Math.min(perStatement, count - from);
    const n = sql`(SELECT ${sql.lit(from)} + a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS i
      FROM (${digits}) a, (${digits}) b, (${digits}) c, (${digits}) e) n
      WHERE n.i < ${sql.lit(from + rows)}`;
    for (const insert of inserts) await sql`${insert} FROM ${n}`.execute(db);
    onProgress?.(rows);
  }
}

/** Finds a number above all ids, from which every table counts on. */
async function nextIds(db: Database): Promise<number> {
  const tables = [
    'users',
    'uploads',
    'productions',
    'spaces',
    'space_publications',
    'deletions',
    'api_keys',
    'webhook_endpoints',
  ];
  const highest = sql.join(
    tables.map((table) => sql`(SELECT COALESCE(MAX(id), 0) FROM ${sql.table(table)})`),
  );
  const { rows } = await sql<{ next: number }>`SELECT GREATEST(${highest}) + 1 AS next`.execute(db);
  return Number(rows[0]?.next);
}

/** Takes so many numbers of events, which the relay then gives to nobody. @returns the first. */
async function reserveNumbers(db: Database, count: number): Promise<number> {
  await sql`UPDATE event_numbers SET last_number = last_number + ${sql.lit(count)}`.execute(db);
  return (await findEventNumbers(db)).last - count + 1;
}

const digits = sql`SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9`;

type Parts = Pick<Fill, 'spaceId' | 'uploadId' | 'productionId'> & {
  base: number;
  firstNumber: number;
  userId: RawBuilder<unknown>;
};

function inserts({
  base,
  firstNumber,
  userId,
  spaceId,
  uploadId,
  productionId,
}: Parts): RawBuilder<unknown>[] {
  const id = sql`${sql.lit(base)} + n.i`;
  const uuid = sql`CONCAT(LOWER(LPAD(HEX(${id}), 8, '0')), '-0000-4000-8000-000000000000')`;
  // Fifty rows have the same time.
  const time = sql`TIMESTAMPADD(SECOND, n.i DIV 50, '2026-01-01 00:00:00')`;
  const status = sql`ELT(1 + n.i % 7, 'completed', 'queued', 'completed', 'failed', 'submitted', 'processing', 'canceled')`;
  const upload = uploadId === undefined ? id : sql`IF(n.i % 2 = 0, ${sql.lit(uploadId)}, ${id})`;
  return [
    sql`INSERT INTO users (id, email, display_name) SELECT ${id}, CONCAT('u', ${id}, '@example.com'), 'U'`,
    sql`INSERT INTO uploads (id, s3_bucket, s3_key, asset_uuid, date_ymd, output_prefix, status, user_id, created_at)
      SELECT ${id}, 'bacs-mc-uploads', CONCAT('uploads/2026-11/22/', ${uuid}, '/video.mp4'), ${uuid}, '2026-11-22',
      IF(n.i % 2 = 0, CONCAT('2026-11/22/', ${uuid}, '/landscape/'), NULL), 'uploaded', ${userId}, ${time}`,
    sql`INSERT INTO productions (id, ulid, upload_id, user_id, status, config, output_prefix, settings_hash, created_at,
      updated_at) SELECT ${id}, LPAD(${id}, 26, '0'), ${upload}, ${userId}, ${status}, '{}',
      CONCAT('2026-11/22/', ${uuid}, '/', LPAD(${id}, 26, '0'), '/landscape/'),
      IF(n.i % 7 = 1, NULL, REPEAT(n.i % 2, 64)), ${time}, CURRENT_TIMESTAMP(3)`,
    sql`INSERT INTO production_events (production_id, attempt, event)
      SELECT ${productionId === undefined ? id : sql.lit(productionId)}, 1 + n.i DIV 10, 'dispatched'`,
    // The user owns every second space and is a member of the others.
    sql`INSERT INTO spaces (id, type, owner_user_id, name, slug)
      SELECT ${id}, ELT(1 + n.i % 3, 'group', 'personal', 'channel'),
      IF(n.i % 2 = 0, ${userId}, 1000000000), 'S', CONCAT('s', ${id})`,
    sql`INSERT INTO space_members (space_id, user_id, role)
      SELECT ${sql.lit(spaceId)}, 1000000000 + ${id}, ELT(1 + n.i % 3, 'viewer', 'publisher', 'moderator')`,
    sql`INSERT INTO space_members (space_id, user_id, role) SELECT ${id}, ${userId}, 'viewer'`,
    sql`INSERT INTO space_publications (id, upload_id, production_id, space_id, status, requested_by, approved_by,
      visibility, owner_user_id, visible_in_space, visible_in_global, published_at)
      SELECT ${id}, ${upload}, IF(n.i % 10 = 0, NULL, ${id}), IF(n.i % 4 = 0, ${id}, ${sql.lit(spaceId)}),
      ELT(1 + n.i % 10, 'published', 'published', 'published', 'published', 'published', 'published', 'published',
      'pending', 'unpublished', 'rejected'), ${userId}, ${userId},
      IF(n.i % 3 = 0, 'members', 'inherit'), ${userId}, 1, 1, ${time}`,
    sql`INSERT INTO space_publication_events (publication_id, actor_user_id, action)
      SELECT ${id}, ${userId}, 'published'`,
    sql`INSERT INTO api_keys (id, user_id, name, prefix, key_hash) SELECT ${id}, ${userId}, 'K', 'bacs_', SHA2(${id}, 256)`,
    sql`INSERT INTO deletions (id, ulid, user_id, upload_id, target, upload_uuid, status)
      SELECT ${id}, LPAD(${id}, 26, '0'), ${userId}, ${id} + 1000000000, CONCAT('upload:', ${id} + 1000000000),
      REPLACE(${uuid}, '-8000-', '-9000-'), IF(n.i % 5 = 0, 'failed', 'completed')`,
    sql`INSERT INTO events (number, type, subject, user_id, data, created_at)
      SELECT ${sql.lit(firstNumber)} + n.i, ELT(1 + n.i % 2, 'production.queued', 'production.completed'),
      LPAD(${id}, 26, '0'), ${userId}, '{}', CURRENT_TIMESTAMP(3)`,
    sql`INSERT INTO idempotent_requests (user_id, operation, idempotency_key, request_hash, created_ids)
      SELECT ${userId}, 'createProduction', CONCAT('k', ${id}), '', '[]'`,
    sql`INSERT INTO webhook_endpoints (id, ulid, user_id, url, secret, fanned_out_to)
      SELECT ${id}, LPAD(${id}, 26, '0'), ${userId}, 'https://example.com/', '', 1000000000`,
    sql`INSERT INTO webhook_deliveries (endpoint_id, event_number, type, subject, status, next_try_at, ended_at)
      SELECT ${id}, ${id}, 'production.queued', ${id}, ELT(1 + n.i % 3, 'delivered', 'pending', 'failed'),
      IF(n.i % 3 = 1, ${time}, NULL), IF(n.i % 3 = 1, NULL, ${time})`,
  ];
}
