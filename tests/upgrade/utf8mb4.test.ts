import { migrateToLatest } from '@bacs/db';
import { baseEnvironment, repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ok } from '../support/answers.ts';
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

const sizes = { uploads: 60, productions: 80, publications: 40, spaces: 3 };

function runAdmin(url: string, ...args: string[]) {
  return execa(process.execPath, ['apps/admin/src/main.ts', ...args], {
    cwd: repositoryRoot,
    env: { ...baseEnvironment(), DATABASE_URL: url },
    extendEnv: false,
  });
}

type Column = { name: string; kind: string; rest: string; collation: string | null };

async function describeColumns({ db }: LegacyDatabase): Promise<Column[]> {
  const { rows } = await sql<Column>`SELECT CONCAT(table_name, '.', column_name) AS name, column_type AS kind,
      CONCAT_WS(' ', is_nullable, column_default, extra, column_comment) AS rest, collation_name AS collation
    FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name NOT LIKE 'before%'
    ORDER BY name`.execute(db);
  return rows;
}

describe('a database of the older system in utf8mb3', () => {
  it('takes every letter after the upgrade, and is otherwise as one that always did', async () => {
    const [legacy, modern] = [
      await createLegacyDatabase(sizes, 'utf8mb3'),
      await createLegacyDatabase(sizes),
    ];
    for (const { db } of [legacy, modern])
      await runLaxly(
        db,
        sql`ALTER TABLE users MODIFY bio TEXT COLLATE utf8mb3_bin COMMENT 'it''s, (a) "text"',
          ADD nick VARCHAR(40) NOT NULL DEFAULT 'a, b'`,
      );
    await runLaxly(
      modern.db,
      sql`ALTER TABLE users MODIFY bio TEXT COLLATE utf8mb4_bin COMMENT 'it''s, (a) "text"'`,
    );
    // Databases that are old enough have this row format, with indexes of 255 letters.
    await runLaxly(legacy.db, sql`ALTER TABLE users ROW_FORMAT=COMPACT`);
    await keepCopies(legacy.db);

    const { stdout } = await runAdmin(legacy.url, 'upgrade');
    await migrateToLatest(modern.db);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(
      /^tables that are not in utf8mb4 are copied, and can be read meanwhile but not written: productions \(80 rows\), .*, users \(50 rows\)$/,
    );
    expect(lines).toContain('converting users: email, display_name, password_hash, bio, phone, locale, nick');
    expect(lines.filter((line) => /^converted \w+ in \d+\.\d s$/.test(line))).toHaveLength(6);

    expect(await differencesFromCopies(legacy.db)).toEqual(await takenBack(legacy.db));
    const columns = await describeColumns(legacy);
    // Only the backfill makes the ULID NOT NULL.
    const without = (all: Column[]) =>
      all
        .filter(({ name }) => name !== 'productions.ulid')
        .map(({ name, kind, rest }) => ({ name, kind, rest }));
    expect(without(columns)).toEqual(without(await describeColumns(modern)));
    const narrow = columns.filter(
      ({ collation, kind }) => collation?.startsWith('utf8mb3') && !kind.startsWith('enum'),
    );
    expect(narrow).toEqual([]);
    expect(columns.find(({ name }) => name === 'users.bio')?.collation).toBe('utf8mb4_bin');
    expect(columns.find(({ name }) => name === 'productions.ulid')?.collation).toBe('ascii_bin');

    const again = await runAdmin(legacy.url, 'upgrade');
    expect(again.stdout).toMatch(/^already up to date\n/);

    const { apiUrl } = await startApi('utf8mb4', { DATABASE_URL: legacy.url });
    const user = { email: 'user1@example.com', displayName: '' };
    const { stdout: key } = await runAdmin(legacy.url, 'keys', 'create', '--user', user.email);
    const api = new ApiClient({ url: apiUrl, key, user: { id: 1, ...user } });
    const { upload } = await ok(
      api.POST('/api/uploads', {
        body: { filename: '🎬 été.mp4', content_type: 'video/mp4', size_bytes: 1, description: '𝄞 🎉' },
      }),
    );
    expect(upload).toMatchObject({ filename: '🎬 été.mp4' });
    const stored = await legacy.db
      .selectFrom('uploads')
      .select('description')
      .where('id', '=', upload.id)
      .execute();
    expect(stored).toEqual([{ description: '𝄞 🎉' }]);
    const space = await ok(api.POST('/api/spaces', { body: { type: 'group', name: '🎬', slug: 'film' } }));
    expect(space.name).toBe('🎬');
  });

  it('goes on after it was interrupted', async () => {
    const { url, db } = await createLegacyDatabase(sizes, 'utf8mb3');
    await keepCopies(db);
    await runLaxly(db, sql`ALTER TABLE uploads CONVERT TO CHARACTER SET utf8mb4`);
    const { stdout } = await runAdmin(url, 'upgrade');
    expect(stdout).not.toContain('converting uploads');
    expect(stdout).toContain('converted productions');
    expect(await differencesFromCopies(db)).toEqual(await takenBack(db));
  });

  it('tells what stands against it, and leaves the table as it was', async () => {
    const { url, db } = await createLegacyDatabase(sizes, 'utf8mb3');
    await sql`ALTER TABLE uploads ADD notes VARCHAR(5000), ADD remarks VARCHAR(5000), ADD more VARCHAR(5000)`.execute(
      db,
    );
    await expect(runAdmin(url, 'upgrade')).rejects.toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(
        /^uploads cannot be converted to utf8mb4, and is unchanged: its rows could be longer/,
      ),
    });
  });
});

it('a database of the older system in latin1 keeps its letters, and takes others', async () => {
  const { url, db } = await createLegacyDatabase(sizes, 'latin1');
  await keepCopies(db);
  await runAdmin(url, 'upgrade');
  expect(await differencesFromCopies(db)).toEqual(await takenBack(db));
  await db.updateTable('users').set({ display_name: '中文 🎬' }).where('id', '=', 1).execute();
});
