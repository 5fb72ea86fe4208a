import type { Database } from '@bacs/db';
import { isUlid } from '@bacs/domain';
import { baseEnvironment, repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { startApi } from '../support/api.ts';
import { ApiClient } from '../support/api-client.ts';
import {
  createLegacyDatabase,
  differencesFromCopies,
  keepCopies,
  type LegacyDatabase,
  runLaxly,
  takenBack,
} from './legacy-database.ts';
import { decode, readLegacyFeed, type Shown } from './legacy-feeds.ts';

// UPGRADE_UPLOADS=100000 makes a database of a real size.
const uploads = Number(process.env['UPGRADE_UPLOADS'] ?? 1_500);
const sizes = { uploads, productions: uploads * 1.5, publications: uploads * 1.5, spaces: 8 };
const cdn = 'https://cdn.example.com/';
const patient = { timeout: 60_000, interval: 20 };

function runAdmin(url: string, ...args: string[]) {
  return execa(process.execPath, ['apps/admin/src/main.ts', ...args], {
    cwd: repositoryRoot,
    env: { ...baseEnvironment(), DATABASE_URL: url },
    extendEnv: false,
  });
}

async function countWithoutUlid(db: Database): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT COUNT(*) AS count FROM productions WHERE ulid IS NULL`.execute(db);
  return Number(rows[0]?.count);
}

/** Lists ULIDs in the order of (created_at, id), for rows with a created_at. */
async function ulidsByAge(db: Database): Promise<string[]> {
  const { rows } = await sql<{ ulid: string }>`SELECT ulid FROM productions
    WHERE created_at > '1970-01-02' ORDER BY created_at, id`.execute(db);
  return rows.map(({ ulid }) => ulid);
}

describe('a database of the older system', () => {
  let legacy: LegacyDatabase;
  let api: ApiClient;
  let printed: string;
  /** The feeds showed this before the upgrade, for each space and for all. */
  const before = new Map<number | 'all', Shown[]>();
  const spaces = Array.from({ length: sizes.spaces }, (_, index) => index + 1);

  beforeAll(async () => {
    legacy = await createLegacyDatabase(sizes);
    const { url, db } = legacy;
    await keepCopies(db);
    before.set('all', await readLegacyFeed(db, 'sp.visible_in_global = 1', cdn));
    for (const id of spaces) {
      const where = `sp.space_id = ${id} AND sp.visible_in_space = 1`;
      before.set(id, await readLegacyFeed(db, where, cdn));
    }
    const startedAt = performance.now();
    const { stdout, stderr } = await runAdmin(url, 'upgrade');
    printed = `${stdout}\n${stderr}`;
    if (process.env['UPGRADE_UPLOADS']) {
      process.stderr.write(`${printed}\n${((performance.now() - startedAt) / 1_000).toFixed(1)} s in all\n`);
    }
    const { apiUrl } = await startApi('upgrade', { DATABASE_URL: url, OUTPUT_BASE_URL: cdn });
    const email = 'user1@example.com';
    const { stdout: key } = await runAdmin(url, 'keys', 'create', '--user', email);
    api = new ApiClient({ url: apiUrl, key, user: { id: 1, email, displayName: '' } });
  }, 1_800_000);

  it('is upgraded by one command that tells what it does', () => {
    expect(printed).toMatch(/^applying 0001-legacy-tables\napplied 0001-legacy-tables in \d+\.\d s\n/);
    expect(printed).toMatch(/^gave [1-9]\d* productions a ULID$/m);
    expect(printed).toMatch(/^filled in the UUID or the date of [1-9]\d* uploads$/m);
    expect(printed).toMatch(/^productions\.ulid is NOT NULL$/m);
  });

  it('keeps every row and every value', async () => {
    const changes = await takenBack(legacy.db);
    expect(changes['space_publications.status']).toBeGreaterThan(10);
    expect(await differencesFromCopies(legacy.db)).toEqual(changes);
  }, 600_000);

  it('has ULIDs that sort as created_at does', async () => {
    const ulids = await ulidsByAge(legacy.db);
    expect(ulids.length).toBeGreaterThan(sizes.productions * 0.9);
    expect(ulids.every(isUlid)).toBe(true);
    expect(ulids).toEqual([...ulids].sort());
    expect(await countWithoutUlid(legacy.db)).toBe(0);
  });

  it('has ULIDs that tell when each production was created', async () => {
    const rows = await legacy.db.selectFrom('productions').select(['id', 'ulid', 'created_at']).execute();
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const timeOf = (ulid: string) =>
      [...ulid.slice(0, 10)].reduce((ms, digit) => ms * 32 + alphabet.indexOf(digit), 0);
    const wrong = rows.filter(
      ({ ulid, created_at }) =>
        Math.floor(timeOf(ulid) / 1_000) !== Math.floor(created_at?.getTime() / 1_000),
    );
    const undated = wrong.filter(
      ({ created_at }) => created_at === null || Number.isNaN(created_at.getTime()),
    );
    expect(wrong).toEqual(undated);
    expect(undated.length).toBeGreaterThan(0);
    expect(undated.filter(({ ulid }) => timeOf(ulid) < Date.UTC(2022, 0))).toEqual([]);
  });

  it('shows in every feed what it showed before, by the same URLs, and what fault 1 hid', async () => {
    let back = 0;
    const read = (feed: number | 'all', query: { limit: number; cursor?: string }) =>
      feed === 'all'
        ? ok(api.GET('/api/feed', { params: { query } }))
        : ok(api.GET('/api/spaces/{id}/feed', { params: { path: { id: feed }, query } }));
    for (const [feed, expected] of before) {
      const shown: Pick<Shown, 'id' | 'url'>[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await read(feed, { limit: 100, cursor });
        for (const { publication_id: id, playlist_url } of page.items)
          shown.push({ id, url: decode(playlist_url) });
        if (page.next_cursor === null) break;
        cursor = page.next_cursor;
      }
      expect(shown, `feed ${feed}`).toEqual(expected.map(({ id, url }) => ({ id, url })));
      back += expected.filter(({ hidden }) => hidden).length;
      expect(expected.filter(({ hidden }) => !hidden).length).toBeGreaterThan(10);
    }
    expect(back).toBeGreaterThan(10);
  }, 600_000);

  it('has uploads that are addressed by the UUID of their key', async () => {
    const { rows } = await sql<{ id: number; s3_key: string }>`SELECT u.id, u.s3_key FROM before_uploads u
      WHERE asset_uuid IS NULL AND s3_key LIKE 'uploads/%' AND user_id = 1 LIMIT 1`.execute(legacy.db);
    const uuid = rows[0]?.s3_key.split('/').at(-2);
    expect(await ok(api.GET('/api/uploads/{id}', at(uuid ?? '')))).toMatchObject({ id: rows[0]?.id });
  });

  it('is left alone the second time', async () => {
    await runLaxly(legacy.db, sql`CREATE TABLE ulids_before AS SELECT id, ulid, updated_at FROM productions`);
    const { stdout } = await runAdmin(legacy.url, 'upgrade');
    expect(stdout.split('\n')).toEqual([
      'already up to date',
      'gave 0 productions a ULID',
      'filled in the UUID or the date of 0 uploads',
      'mended 0 publications: without an owner, or of what will never be rendered',
      'productions.ulid is NOT NULL',
    ]);
    expect(await differencesFromCopies(legacy.db)).toEqual(await takenBack(legacy.db));
    const { rows } = await sql`SELECT p.id FROM productions p JOIN ulids_before b ON b.id = p.id
      WHERE p.ulid <> b.ulid OR NOT (p.updated_at <=> b.updated_at)`.execute(legacy.db);
    expect(rows).toEqual([]);
  }, 600_000);
});

describe('a backfill', () => {
  const small = { uploads: 300, productions: 1_500, publications: 10, spaces: 2 };

  it('that is only tried writes nothing', async () => {
    const { url, db } = await createLegacyDatabase(small);
    await runAdmin(url, 'migrate');
    await keepCopies(db);
    const without = await countWithoutUlid(db);
    const { stdout } = await runAdmin(url, 'backfill', '--dry-run');
    expect(stdout).toContain(`would give ${without} productions a ULID`);
    expect(await countWithoutUlid(db)).toBe(without);
    expect(await differencesFromCopies(db)).toEqual({});
  });

  it('that is killed goes on where it was, beside another', async () => {
    const { url, db } = await createLegacyDatabase(small);
    await runAdmin(url, 'migrate');
    const before = await countWithoutUlid(db);
    const connections = await countConnections(db);
    const first = runAdmin(url, 'backfill', '--batch', '5');
    const killed = expect(first).rejects.toMatchObject({ signal: 'SIGKILL' });
    await vi.waitFor(async () => expect(await countWithoutUlid(db)).toBeLessThan(before), patient);
    first.kill('SIGKILL');
    await killed;
    // The server may still run what the killed one had sent.
    await vi.waitFor(async () => expect(await countConnections(db)).toBe(connections), patient);
    const left = await countWithoutUlid(db);
    expect(left).toBeGreaterThan(0);
    const both = await Promise.all([1, 2].map(() => runAdmin(url, 'backfill', '--batch', '7')));
    const given = both.map(({ stdout }) => Number(/gave (\d+) /.exec(stdout)?.[1]));
    expect(given.reduce((sum, count) => sum + count)).toBe(left);
    const ulids = await ulidsByAge(db);
    expect(ulids).toEqual([...ulids].sort());
  });

  it('leaves alone the publication of a production without a status, whatever its upload has come to', async () => {
    const { url, db } = await createLegacyDatabase({ ...small, uploads: 1, productions: 2 });
    await runLaxly(db, sql`UPDATE uploads SET status = 'failed', output_prefix = NULL`);
    await runLaxly(db, sql`UPDATE productions SET upload_id = 1, status = NULL WHERE id = 1`);
    await runLaxly(db, sql`DELETE FROM space_publications`);
    await runLaxly(
      db,
      sql`INSERT INTO space_publications (id, upload_id, production_id, space_id, status, is_primary, owner_user_id)
        VALUES (1, 1, 1, 1, 'published', 0, 1), (2, 1, NULL, 1, 'published', 0, 1)`,
    );
    await runAdmin(url, 'migrate');
    await runAdmin(url, 'backfill');
    const publications = await db.selectFrom('space_publications').select(['id', 'status']).execute();
    expect(publications).toEqual([
      { id: 1, status: 'published' },
      { id: 2, status: 'unpublished' },
    ]);
  });

  it('takes a batch of 1 to 10000 rows', async () => {
    for (const batch of ['0', '10001'])
      await expect(runAdmin('mysql://nowhere', 'backfill', '--batch', batch)).rejects.toMatchObject({
        stderr: expect.stringContaining('a whole number from 1 to 10000'),
      });
  });
});

async function countConnections(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT COUNT(*) AS count FROM information_schema.processlist WHERE db = DATABASE()`.execute(db);
  return Number(rows[0]?.count);
}
