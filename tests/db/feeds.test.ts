import type { Production, Upload } from '@bacs/db';
import { type FeedCursor, type FeedPage, type FeedRow, globalFeed, spaceFeed } from '@bacs/db/feeds';
import { tryMarkCompleted, tryMarkSubmitted } from '@bacs/db/productions';
import { type PublicationSettings, tryPublish } from '@bacs/db/publications';
import { makeOnce } from '@bacs/db/requests';
import { findReadableSpace } from '@bacs/db/spaces';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addRendered } from '../support/rendered.ts';
import { addChannel, addProduction, addUpload, updateRow } from '../support/rows.ts';

let db: TestDatabase['db'];

beforeAll(async () => {
  ({ db } = await createTestDatabase('feeds'));
});

/** Publishes as user 1, the owner of the space. @returns the publication's id. */
async function publishInto(
  spaceId: number,
  production: Production,
  settings: Partial<PublicationSettings> = {},
) {
  const space = await findReadableSpace(db, { userId: 1 }, spaceId);
  if (!space) throw new Error('no such space');
  const wanted = { production, space, userId: 1, settings };
  const { ids } = await makeOnce(db, undefined, async (tx) => [(await tryPublish(tx, wanted)) ?? 0]);
  return ids[0] ?? 0;
}

/** Reads the feed as the owner sees it. */
async function feedOf(id: number, page: FeedPage, database = db) {
  return (await spaceFeed(database, { id, role: 'owner' }, page)).rows;
}

async function publishedAt(id: number) {
  return await db
    .selectFrom('space_publications')
    .select('published_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Adds what the older system left: a publication of an upload, without a production. */
async function addLegacyPublication(spaceId: number, upload: Upload) {
  await updateRow(db, 'uploads', upload.id, { status: 'completed', output_prefix: 'legacy/landscape/' });
  await sql`INSERT INTO space_publications
    (upload_id, space_id, status, visible_in_space, visible_in_global, published_at)
    VALUES (${upload.id}, ${spaceId}, 'published', 1, 1, '2025-01-01 00:00:00')`.execute(db);
}

describe('a feed', () => {
  it("shows the production's output, not the upload's", async () => {
    const space = await addChannel(db);
    const upload = await addUpload(db);
    await updateRow(db, 'uploads', upload.id, { status: 'completed', output_prefix: 'legacy/landscape/' });
    const production = await addRendered(db, upload);
    await publishInto(space, production);
    const { ulid, output_prefix } = production;
    const item = { production_ulid: ulid, output_prefix };
    expect(await feedOf(space, { limit: 10 })).toMatchObject([item]);
    expect(await globalFeed(db, { limit: 1 })).toMatchObject({ rows: [item] });
  });

  it('falls back to the upload for a legacy publication', async () => {
    const space = await addChannel(db);
    await addLegacyPublication(space, await addUpload(db));
    expect(await feedOf(space, { limit: 10 })).toMatchObject([
      { production_ulid: null, output_prefix: 'legacy/landscape/' },
    ]);
  });

  it('goes on showing a publication while another render of its upload fails', async () => {
    const space = await addChannel(db);
    const upload = await addUpload(db);
    const production = await addRendered(db, upload);
    await publishInto(space, production);
    await addRendered(db, upload, { end: 'failed' });
    await addProduction(db, upload);
    const shown = await feedOf(space, { limit: 10 });
    expect(shown.map((item) => item.production_ulid)).toEqual([production.ulid]);
  });

  it('shows a publication once its production is completed', async () => {
    const space = await addChannel(db);
    const production = await addProduction(db, await addUpload(db));
    const { id } = production;
    await publishInto(space, production);
    expect(await feedOf(space, { limit: 10 })).toEqual([]);
    await tryMarkSubmitted(db, { id, attempt: 1 }, { jobId: 'j', outputPrefix: 'o/' });
    await tryMarkCompleted(db, { id, attempt: 1 }, { groups: [] });
    expect(await feedOf(space, { limit: 10 })).toHaveLength(1);
  });

  it('lists every publication once, in order, through pages with equal times', async () => {
    const space = await addChannel(db);
    for (let count = 0; count < 7; count += 1) {
      const publication = await publishInto(space, await addRendered(db, await addUpload(db)));
      await updateRow(db, 'space_publications', publication, {
        published_at: `2026-01-0${1 + (count % 2)}`,
      });
    }
    const all = await feedOf(space, { limit: 100 });
    const paged: FeedRow[] = [];
    let cursor: FeedCursor | undefined;
    for (;;) {
      const page = await feedOf(space, { cursor, limit: 3 });
      paged.push(...page);
      const last = page.at(-1);
      if (!last?.published_at) break;
      cursor = { id: last.id, publishedAt: last.published_at };
    }
    expect(all).toHaveLength(7);
    expect(paged).toEqual(all);
  });

  it('goes on from each page where it ended, and asks once for a page with some dead among it', async () => {
    const space = await addChannel(db);
    // Two have the same time, here and there: the last of a page and the first of the next as well.
    const time = sql`'2026-01-01' + INTERVAL (a.n * 100 + b.n - b.n % 7 DIV 6) SECOND`;
    const { first } = await addManyLegacy(space, 90, { published_at: time });
    const dead = await addUpload(db);
    await sql`UPDATE space_publications SET upload_id = ${dead.id}
      WHERE space_id = ${space} AND (id - ${first}) % 10 = 4`.execute(db);
    const all = (await feedOf(space, { limit: 100 })).map(({ id }) => id);
    expect(all).toHaveLength(81);
    const paged: number[] = [];
    const selects: number[] = [];
    for (let cursor: FeedCursor | undefined; ; ) {
      const found = await countRead((one) =>
        spaceFeed(one, { id: space, role: 'owner' }, { cursor, limit: 9 }),
      );
      paged.push(...found.rows.rows.map(({ id }) => id));
      selects.push(found.selects);
      cursor = found.rows.next;
      if (cursor === undefined) break;
    }
    expect(paged).toEqual(all);
    // Who ends between two of the same time asks for that time first.
    expect(selects.filter((count) => count === 1).length).toBeGreaterThan(5);
    expect(selects.slice(0, -2).filter((count) => count > 2)).toEqual([]);
  });

  it('reads a deep page without reading the pages before it', async () => {
    const space = await addChannel(db);
    const upload = await addUpload(db);
    await updateRow(db, 'uploads', upload.id, { status: 'completed', output_prefix: 'legacy/landscape/' });
    await sql`INSERT INTO space_publications
      (upload_id, space_id, status, visible_in_space, visible_in_global, published_at)
      SELECT ${upload.id}, ${space}, 'published', 1, 0, '2026-01-01' + INTERVAL (a.n * 100 + b.n) SECOND
      FROM (${hundred}) a, (${hundred}) b`.execute(db);
    const cursor = { id: 1_000_000_000, publishedAt: new Date('2026-01-01T01:23:20Z') };
    const { rows, read } = await countRead((one) => feedOf(space, { cursor, limit: 20 }, one));
    expect(rows).toHaveLength(20);
    expect(read).toBeLessThan(500);
  });

  it('reads a page within many of the same time without reading all of these', async () => {
    const space = await addChannel(db);
    const ids = await addManyLegacy(space, 3_000, { published_at: sql`'2026-01-01'` });
    const cursor = { id: ids.first + 500, publishedAt: new Date('2026-01-01T00:00:00Z') };
    const { rows, read } = await countRead((one) => feedOf(space, { cursor, limit: 20 }, one));
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => ids.first + 499 - i));
    expect(read).toBeLessThan(150);
  });

  it('reads a bounded number past what nobody sees yet, and goes on with the next page', async () => {
    const space = await addChannel(db);
    const production = await addRendered(db, await addUpload(db));
    const publication = await publishInto(space, production);
    await updateRow(db, 'space_publications', publication, { published_at: '2025-01-01' });
    await addManyLegacy(space, 2_500, { published_at: sql`'2026-01-01'`, upload: { status: 'processing' } });
    const seen: number[] = [];
    let pages = 0;
    for (let cursor: FeedCursor | undefined; ; ) {
      const { rows: page, read } = await countRead((one) =>
        spaceFeed(one, { id: space, role: 'owner' }, { cursor, limit: 20 }),
      );
      pages += 1;
      seen.push(...page.rows.map(({ id }) => id));
      expect(read).toBeLessThan(4_500);
      if (page.next === undefined) break;
      cursor = page.next;
    }
    expect(seen).toEqual([publication]);
    expect(pages).toBe(3);
  });

  it('for everybody reads past nothing that is for members', async () => {
    const space = await addChannel(db);
    const publication = await publishInto(space, await addRendered(db, await addUpload(db)));
    await updateRow(db, 'space_publications', publication, { published_at: '2027-01-01' });
    await addManyLegacy(space, 2_500, {
      published_at: sql`'2028-01-01'`,
      visibility: 'members',
      everywhere: 1,
    });
    for (const feed of [
      (one: TestDatabase['db']) => spaceFeed(one, { id: space, role: null }, { limit: 1 }),
      (one: TestDatabase['db']) => globalFeed(one, { limit: 1 }),
    ]) {
      const { rows: page, read } = await countRead(feed);
      expect(page.rows.map(({ id }) => id)).toEqual([publication]);
      expect(read).toBeLessThan(20);
    }
  });

  it('shows what is for members to who has a role in the space, and to nobody in the global feed', async () => {
    const space = await addChannel(db);
    const production = await addRendered(db, await addUpload(db));
    const { ulid } = production;
    await publishInto(space, production, { visibility: 'members', visibleInGlobal: true });
    for (const role of ['owner', 'moderator', 'publisher', 'viewer'] as const)
      expect((await spaceFeed(db, { id: space, role }, { limit: 10 })).rows).toHaveLength(1);
    expect((await spaceFeed(db, { id: space, role: null }, { limit: 10 })).rows).toEqual([]);
    const { rows: everywhere } = await globalFeed(db, { limit: 100 });
    expect(everywhere.map((item) => item.production_ulid)).not.toContain(ulid);
  });

  it('keeps the place of what is published again', async () => {
    const space = await addChannel(db);
    const production = await addRendered(db, await addUpload(db));
    const publication = await publishInto(space, production);
    await updateRow(db, 'space_publications', publication, { published_at: '2026-01-01 00:00:00' });
    const place = { published_at: new Date('2026-01-01T00:00:00Z') };
    for (const settings of [{}, { visibility: 'public' } as const]) {
      expect(await publishInto(space, production, settings)).toBe(publication);
      expect(await publishedAt(publication)).toEqual(place);
    }
    await updateRow(db, 'space_publications', publication, { status: 'unpublished' });
    await publishInto(space, production);
    expect(await publishedAt(publication)).not.toEqual(place);
  });

  it('shows what has no time last, what has one of zeros before it, page by page', async () => {
    const space = await addChannel(db);
    const add = async () => await publishInto(space, await addRendered(db, await addUpload(db)));
    const [none, zeros, dated] = [await add(), await add(), await add()];
    await db.connection().execute(async (connection) => {
      await sql`SET SESSION sql_mode = ''`.execute(connection);
      await updateRow(connection, 'space_publications', none, { published_at: null });
      await updateRow(connection, 'space_publications', zeros, { published_at: '0000-00-00 00:00:00' });
      await sql`SET SESSION sql_mode = DEFAULT`.execute(connection);
    });
    const idsOf = async (page: FeedPage) => (await feedOf(space, page)).map(({ id }) => id);
    expect(await idsOf({ limit: 10 })).toEqual([dated, zeros, none]);
    expect(await idsOf({ limit: 1 })).toEqual([dated]);
    expect(await idsOf({ limit: 1, cursor: { id: dated, publishedAt: new Date() } })).toEqual([dated]);
    expect(await idsOf({ limit: 1, cursor: { id: zeros, publishedAt: 'zeros' } })).toEqual([none]);
    expect(await idsOf({ limit: 1, cursor: { id: none, publishedAt: 'none' } })).toEqual([]);
  });

  it('leaks no e-mail address', async () => {
    const space = await addChannel(db);
    await sql`INSERT IGNORE INTO users (id, email, display_name) VALUES (1, 'secret@example.com', 'Owner')`.execute(
      db,
    );
    await publishInto(space, await addRendered(db, await addUpload(db)));
    const feed = await feedOf(space, { limit: 10 });
    expect(feed[0]?.owner_display_name).toBe('Owner');
    expect(JSON.stringify(feed)).not.toContain('secret@example.com');
  });
});

const digits = sql`SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9`;
const hundred = sql`SELECT x.n * 10 + y.n AS n FROM (${digits}) x, (${digits}) y`;

/** Counts the rows that a feed reads. */
async function countRead<T>(
  read: (one: TestDatabase['db']) => Promise<T>,
): Promise<{ rows: T; read: number; selects: number }> {
  return await db.connection().execute(async (connection) => {
    await sql`FLUSH STATUS`.execute(connection);
    const rows = await read(connection);
    const counters = await sql<{ Variable_name: string; Value: string }>`SHOW SESSION STATUS
      WHERE Variable_name LIKE 'Handler_read%' OR Variable_name = 'Com_select'`.execute(connection);
    const values = new Map(counters.rows.map(({ Variable_name, Value }) => [Variable_name, Number(Value)]));
    const selects = values.get('Com_select') ?? 0;
    return { rows, read: [...values.values()].reduce((sum, value) => sum + value, -selects), selects };
  });
}

/** Adds many publications of one upload as the older system left them. */
async function addManyLegacy(
  spaceId: number,
  count: number,
  {
    published_at,
    visibility = 'inherit',
    everywhere = 0,
    upload: columns = { status: 'completed' },
  }: {
    published_at: ReturnType<typeof sql>;
    visibility?: string;
    everywhere?: number;
    upload?: Record<string, string>;
  },
): Promise<{ first: number }> {
  const upload = await addUpload(db);
  await updateRow(db, 'uploads', upload.id, columns);
  const { insertId } = await sql`INSERT INTO space_publications
    (upload_id, space_id, status, visibility, visible_in_space, visible_in_global, published_at)
    SELECT ${upload.id}, ${spaceId}, 'published', ${visibility}, 1, ${everywhere}, ${published_at}
    FROM (${hundred}) a, (${hundred}) b WHERE a.n * 100 + b.n < ${count}`.execute(db);
  return { first: Number(insertId) };
}
