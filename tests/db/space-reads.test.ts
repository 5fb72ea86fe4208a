import type { Database } from '@bacs/db';
import { listPublicationsFor } from '@bacs/db/publications';
import { listReadableSpaces } from '@bacs/db/spaces';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

const me = { userId: 1 };
const moderator = { userId: 2 };
let db: Database;

beforeAll(async () => {
  ({ db } = await createTestDatabase('space_reads'));
  const digit = sql`(SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5
    UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)`;
  const numbers = sql`(SELECT a.n * 1000 + b.n * 100 + c.n * 10 + d.n AS i
    FROM ${digit} a, ${digit} b, ${digit} c, ${digit} d) numbers`;
  // The groups of others, and channels that are closed, are newer than what one may read.
  await sql`INSERT INTO spaces (id, type, owner_user_id, name, slug, closed_at)
    SELECT i + 1, IF(i < 30, 'channel', IF(i % 2, 'group', 'channel')), 2, 'S', CONCAT('s', i),
      IF(i < 30 OR i % 2, NULL, '2026-01-01') FROM ${numbers}`.execute(db);
  await sql`INSERT INTO uploads (id, s3_bucket, s3_key, user_id) SELECT i + 1, 'b', CONCAT('k', i), 2 + (i < 3) * -1
    FROM ${numbers} WHERE i < 100`.execute(db);
  // In one space, the oldest wait for review, and few are one's own.
  await sql`INSERT INTO space_publications (upload_id, space_id, status, requested_by, owner_user_id)
    SELECT 1 + (i % 100), 1, IF(i < 40, 'pending', 'published'), 2, IF(i % 100 < 3, 1, 2) FROM ${numbers}
    ORDER BY i`.execute(db);
  await sql`ANALYZE TABLE spaces, uploads, space_publications`.execute(db);
});

/** Counts the rows and the statements that a list costs. */
async function costOf(list: (db: Database) => Promise<{ id: number }[]>) {
  return await db.connection().execute(async (connection) => {
    const read = async () => {
      const { rows } = await sql<{ Variable_name: string; Value: string }>`SHOW SESSION STATUS
        WHERE Variable_name LIKE 'Handler_read%' OR Variable_name = 'Com_select'`.execute(connection);
      const total = (some: (name: string) => boolean) =>
        rows.reduce((sum, row) => sum + (some(row.Variable_name) ? Number(row.Value) : 0), 0);
      return {
        rows: total((name) => name !== 'Com_select'),
        statements: total((name) => name === 'Com_select'),
      };
    };
    const before = await read();
    const found = await list(connection);
    const after = await read();
    return {
      found: found.length,
      rows: after.rows - before.rows,
      statements: after.statements - before.statements,
    };
  });
}

it.each([
  ['the spaces that one may read', (on: Database) => listReadableSpaces(on, me, {}, { limit: 20 }), 20, 4],
  [
    'the spaces of one slug',
    (on: Database) => listReadableSpaces(on, me, { slug: 's7' }, { limit: 20 }),
    1,
    1,
  ],
  [
    'the spaces that one has a role in',
    (on: Database) => listReadableSpaces(on, moderator, { mine: true }, { limit: 20 }),
    20,
    3,
  ],
  [
    'a page of what waits for review',
    (on: Database) => listPublicationsFor(on, moderator, { spaceId: 1, status: 'pending', limit: 20 }),
    20,
    2,
  ],
  [
    'one’s own publications in a space',
    (on: Database) => listPublicationsFor(on, me, { spaceId: 1, mine: true, limit: 20 }),
    20,
    2,
  ],
] as const)('%s costs nothing for what others have', async (_what, list, found, statements) => {
  const cost = await costOf(list);
  expect(cost.found).toBe(found);
  expect(cost.statements).toBeLessThanOrEqual(statements);
  // There are 10,000 spaces and 10,000 publications.
  expect(cost.rows).toBeLessThan(2_000);
});
