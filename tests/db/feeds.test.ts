import {
  type FeedCursor,
  type FeedPage,
  type FeedRow,
  findProduction,
  globalFeed,
  publish,
  spaceFeed,
  tryMarkCompleted,
  tryMarkFailed,
  tryMarkSubmitted,
  type Upload,
} from '@bacs/db';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addChannel, addProduction, addUpload, updateRow } from '../support/rows.ts';

let db: TestDatabase['db'];

beforeAll(async () => {
  ({ db } = await createTestDatabase('feeds'));
});

async function addRendered(upload: Upload, end: 'completed' | 'failed' = 'completed') {
  const { id, ulid } = await addProduction(db, upload);
  const seen = { id, attempt: 1, submit_intent_at: null };
  await tryMarkSubmitted(db, seen, { jobId: ulid, outputPrefix: `own/${ulid}/landscape/` });
  if (end === 'completed') await tryMarkCompleted(db, seen, { groups: [] });
  else await tryMarkFailed(db, { ...seen, status: 'submitted' }, { code: '1010', message: 'no' });
  return { id, ulid };
}

async function publishInto(spaceId: number, productionId: number) {
  const production = await findProduction(db, { id: productionId });
  if (!production) throw new Error('no such production');
  const visible = { visibility: 'inherit', visibleInSpace: true, visibleInGlobal: true } as const;
  return await publish(db, { production, spaceId, userId: 1, ...visible });
}

/** As the owner sees it. */
async function feedOf(id: number, page: FeedPage, database = db) {
  return await spaceFeed(database, { space: { id, owner_user_id: 1 }, viewerId: 1 }, page);
}

/** What the older system left: a publication of an upload, without a production. */
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
    const { id, ulid } = await addRendered(upload);
    await publishInto(space, id);
    const item = { production_ulid: ulid, output_prefix: `own/${ulid}/landscape/` };
    expect(await feedOf(space, { limit: 10 })).toMatchObject([item]);
    expect(await globalFeed(db, { limit: 1 })).toMatchObject([item]);
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
    const { id, ulid } = await addRendered(upload);
    await publishInto(space, id);
    await addRendered(upload, 'failed');
    await addProduction(db, upload);
    expect((await feedOf(space, { limit: 10 })).map((item) => item.production_ulid)).toEqual([ulid]);
  });

  it('shows a publication once its production is completed', async () => {
    const space = await addChannel(db);
    const { id } = await addProduction(db, await addUpload(db));
    await publishInto(space, id);
    expect(await feedOf(space, { limit: 10 })).toEqual([]);
    await tryMarkSubmitted(db, { id, attempt: 1 }, { jobId: 'j', outputPrefix: 'o/' });
    await tryMarkCompleted(db, { id, attempt: 1 }, { groups: [] });
    expect(await feedOf(space, { limit: 10 })).toHaveLength(1);
  });

  it('lists every publication once, in order, through pages with equal times', async () => {
    const space = await addChannel(db);
    for (let count = 0; count < 7; count += 1) {
      const { id } = await addRendered(await addUpload(db));
      const publication = await publishInto(space, id);
      await updateRow(db, 'space_publications', publication.id, {
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
      if (!last) break;
      cursor = { id: last.id, publishedAt: last.published_at };
    }
    expect(all).toHaveLength(7);
    expect(paged).toEqual(all);
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
    const read = await db.connection().execute(async (connection) => {
      await sql`FLUSH STATUS`.execute(connection);
      expect(await feedOf(space, { cursor, limit: 20 }, connection)).toHaveLength(20);
      const { rows } = await sql<{ Value: string }>`SHOW SESSION STATUS LIKE 'Handler_read%'`.execute(
        connection,
      );
      return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
    });
    expect(read).toBeLessThan(500);
  });

  it("shows what is for members to the space's owner alone, and to nobody in the global feed", async () => {
    const space = await addChannel(db);
    const { id, ulid } = await addRendered(await addUpload(db));
    const production = await findProduction(db, { id });
    if (!production) throw new Error('no such production');
    const visible = { visibility: 'members', visibleInSpace: true, visibleInGlobal: true } as const;
    await publish(db, { production, spaceId: space, userId: 1, ...visible });
    expect(await feedOf(space, { limit: 10 })).toHaveLength(1);
    expect(
      await spaceFeed(db, { space: { id: space, owner_user_id: 1 }, viewerId: 2 }, { limit: 10 }),
    ).toEqual([]);
    const everywhere = await globalFeed(db, { limit: 100 });
    expect(everywhere.map((item) => item.production_ulid)).not.toContain(ulid);
  });

  it('keeps the place of what is published again', async () => {
    const space = await addChannel(db);
    const { id } = await addRendered(await addUpload(db));
    const publication = await publishInto(space, id);
    await updateRow(db, 'space_publications', publication.id, { published_at: '2026-01-01 00:00:00' });
    expect((await publishInto(space, id)).published_at).toEqual(new Date('2026-01-01T00:00:00Z'));
    await updateRow(db, 'space_publications', publication.id, { status: 'unpublished' });
    expect((await publishInto(space, id)).published_at).not.toEqual(new Date('2026-01-01T00:00:00Z'));
  });

  it('has no place for a publication without a time, or with a time of zeros', async () => {
    const space = await addChannel(db);
    const { id } = await addRendered(await addUpload(db));
    const { id: publication } = await publishInto(space, id);
    await db.connection().execute(async (connection) => {
      await sql`SET SESSION sql_mode = ''`.execute(connection);
      for (const time of [null, '0000-00-00 00:00:00']) {
        await updateRow(connection, 'space_publications', publication, { published_at: time });
        expect(await feedOf(space, { limit: 10 })).toEqual([]);
      }
      await sql`SET SESSION sql_mode = DEFAULT`.execute(connection);
    });
  });

  it('leaks no e-mail address', async () => {
    const space = await addChannel(db);
    await sql`INSERT IGNORE INTO users (id, email, display_name) VALUES (1, 'secret@example.com', 'Owner')`.execute(
      db,
    );
    const { id } = await addRendered(await addUpload(db));
    await publishInto(space, id);
    const feed = await feedOf(space, { limit: 10 });
    expect(feed[0]?.owner_display_name).toBe('Owner');
    expect(JSON.stringify(feed)).not.toContain('secret@example.com');
  });
});

const digits = sql`SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9`;
const hundred = sql`SELECT x.n * 10 + y.n AS n FROM (${digits}) x, (${digits}) y`;
