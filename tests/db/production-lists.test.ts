import type { Database } from '@bacs/db';
import { listProductions, listProductionsWithin } from '@bacs/db/productions';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const many = 30_000;
const limit = 20;
const userId = 1;
let db: TestDatabase['db'];

// There is one production a minute. Every second one belongs to this user; one in a hundred has failed.
beforeAll(async () => {
  ({ db } = await createTestDatabase('production_lists'));
  for (let after = 0; after < many; after += 1_000)
    await sql`INSERT INTO productions (ulid, upload_id, user_id, status, created_at)
      WITH RECURSIVE n (i) AS (SELECT ${sql.lit(after + 1)} UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.lit(after + 1_000)})
      SELECT LPAD(i, 26, '0'), i % 500, i % 2, IF(i % 100 = 1, 'failed', 'completed'),
        TIMESTAMPADD(MINUTE, i, '2026-01-01 00:00:00') FROM n`.execute(db);
  await sql`ANALYZE TABLE productions`.execute(db);
});

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const all = { from: day(1), to: day(400) };

const lists: [
  what: string,
  list: (one: Database) => Promise<{ id: number; created_at: Date }[]>,
  count: number,
][] = [
  ['all', (one) => listProductions(one, { userId, limit }), limit],
  ['a page far down', (one) => listProductions(one, { userId, limit, before: 500 }), limit],
  ['those of an upload', (one) => listProductions(one, { userId, limit, uploadId: 7 }), limit],
  ['those that failed', (one) => listProductions(one, { userId, limit, status: 'failed' }), limit],
  ['those that wait', (one) => listProductions(one, { userId, limit, status: 'queued' }), 0],
  ['an old day', (one) => listProductionsWithin(one, { from: day(2), to: day(3) }, { userId, limit }), limit],
  ['since ever', (one) => listProductionsWithin(one, all, { userId, limit }), limit],
  [
    'a page far down by time',
    (one) => listProductionsWithin(one, all, { userId, limit, before: { createdAt: day(2), id: 1_441 } }),
    limit,
  ],
];

it.each(lists)('a list of %s reads about as many rows as it shows', async (_what, list, count) => {
  await db.connection().execute(async (one) => {
    // MySQL reads its dictionary the first time.
    await list(one);
    const before = await rowsRead(one);
    const rows = await list(one);
    expect(rows).toHaveLength(count);
    expect((await rowsRead(one)) - before).toBeLessThan(8 * limit);
    expect(rows).toEqual(rows.toSorted((a, b) => b.id - a.id));
  });
});

it('a list by time has every production once, page by page, also where many have the same time', async () => {
  const window = { from: day(2), to: new Date(day(2).getTime() + 3 * 60 * 60_000) };
  await sql`UPDATE productions SET created_at = '2026-01-02 01:00:00.123'
    WHERE created_at BETWEEN '2026-01-02 00:30:00' AND '2026-01-02 02:00:00'`.execute(db);
  const seen: number[] = [];
  for (;;) {
    const last = seen.at(-1);
    const row = last === undefined ? undefined : await rowOf(last);
    const page = await listProductionsWithin(db, window, {
      userId,
      limit: 7,
      before: row && { createdAt: row.created_at, id: row.id },
    });
    seen.push(...page.map(({ id }) => id));
    if (page.length < 7) break;
  }
  const { rows } = await sql<{ id: number }>`SELECT id FROM productions WHERE user_id = ${userId}
    AND created_at >= ${window.from} AND created_at < ${window.to}`.execute(db);
  expect(new Set(seen)).toEqual(new Set(rows.map(({ id }) => id)));
  expect(seen).toHaveLength(rows.length);
});

async function rowOf(id: number) {
  return await db
    .selectFrom('productions')
    .select(['id', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Counts the rows that this connection has read, with and without indexes. */
async function rowsRead(one: Database): Promise<number> {
  const { rows } = await sql<{ Value: string }>`SHOW SESSION STATUS LIKE 'Handler_read%'`.execute(one);
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
}
