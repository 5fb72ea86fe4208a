import { migrateToLatest, openDatabase } from '@bacs/db';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { removeUlid } from '../support/rows.ts';
import { createLegacyDatabase, differencesFromCopies, keepCopies } from '../upgrade/legacy-database.ts';

type Database = TestDatabase['db'];
const small = { uploads: 40, productions: 60, publications: 40, spaces: 2 };

async function ulidIsNullable(db: Database): Promise<boolean> {
  const { rows } = await sql<{ is_nullable: string }>`SELECT is_nullable AS is_nullable
    FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'productions' AND column_name = 'ulid'`.execute(db);
  return rows[0]?.is_nullable === 'YES';
}

/** Describes the whole schema, without the parts that only an older database has. */
async function describeSchema(db: Database): Promise<unknown[]> {
  const { rows } = await sql`SELECT table_name AS t, column_name AS c, column_type AS ty, is_nullable AS n,
      column_default AS d, extra AS e
    FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name NOT LIKE 'before%'
    ORDER BY table_name, column_name`.execute(db);
  return rows;
}

async function indexesOnUlid(db: Database): Promise<{ name: string; is_unique: number }[]> {
  const { rows } = await sql<{ name: string; is_unique: number }>`SELECT index_name AS name,
      1 - non_unique AS is_unique
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'productions' AND column_name = 'ulid'`.execute(db);
  return rows.map(({ name, is_unique }) => ({ name, is_unique: Number(is_unique) }));
}

async function listIndexes(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT DISTINCT index_name AS name
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name NOT LIKE 'before%'`.execute(db);
  return rows.map(({ name }) => name).sort();
}

/** Behaves like a process that dies right after so many changes of the schema. */
async function migrateUntil(url: string, most: number): Promise<'died' | 'done'> {
  const db = openDatabase(url, { poolSize: 1, queryTimeoutMs: 0 });
  let changes = 0;
  const dying = db.withPlugin({
    transformQuery: ({ node }) => {
      const text = node.kind === 'RawNode' ? node.sqlFragments.join('') : node.kind;
      if (changes >= most) throw new Error('died');
      if (/^\s*(ALTER|CREATE)\b/.test(text)) changes += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  try {
    await migrateToLatest(dying);
    return 'done';
  } catch (error) {
    if (error instanceof Error && error.message === 'died') return 'died';
    throw error;
  } finally {
    await db.destroy();
  }
}

async function countApplied(db: Database): Promise<number> {
  // Even this table is missing at first.
  const applied = await sql`SELECT name FROM kysely_migration`.execute(db).catch(() => undefined);
  return applied?.rows.length ?? 0;
}

describe('migrations', () => {
  it('do nothing the second time', async () => {
    const { db } = await createTestDatabase('twice');
    expect(await migrateToLatest(db)).toEqual([]);
  });

  it('run once when three processes migrate at the same time', async () => {
    const { url } = await createLegacyDatabase(small);
    const migrators = [1, 2, 3].map(() => openDatabase(url, { poolSize: 2, queryTimeoutMs: 0 }));
    const applied = await Promise.all(migrators.map((migrator) => migrateToLatest(migrator)));
    await Promise.all(migrators.map((migrator) => migrator.destroy()));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  // Some eighty migrators die one after the other: 3 s on a quiet machine, two minutes on a very busy one.
  it('go on after a death at any change, with the same end, and nothing lost', {
    timeout: 600_000,
  }, async () => {
    const [whole, broken] = [await createLegacyDatabase(small), await createLegacyDatabase(small)];
    await migrateToLatest(whole.db);
    await keepCopies(broken.db);
    let deaths = 0;
    for (let most = 1, done = 0; (await migrateUntil(broken.url, most)) === 'died'; deaths += 1) {
      const before = done;
      done = await countApplied(broken.db);
      most = done > before ? 1 : most + 1;
    }
    expect(deaths).toBeGreaterThan(20);
    expect(await describeSchema(broken.db)).toEqual(await describeSchema(whole.db));
    expect(await listIndexes(broken.db)).toEqual(await listIndexes(whole.db));
    expect(await differencesFromCopies(broken.db)).toEqual({});
  });

  it('keep zero dates and NULLs in a session as strict as there is', async () => {
    const { url, db } = await createLegacyDatabase(small);
    await keepCopies(db);
    const strict = openDatabase(url, { poolSize: 1, queryTimeoutMs: 0 });
    await sql`SET SESSION sql_mode = 'TRADITIONAL'`.execute(strict);
    await migrateToLatest(strict);
    const { rows } = await sql<{ mode: string }>`SELECT @@SESSION.sql_mode AS mode`.execute(strict);
    await strict.destroy();
    expect(rows[0]?.mode).toContain('NO_ZERO_DATE');
    expect(await differencesFromCopies(db)).toEqual({});
  });

  it('bring an older productions table without ULIDs to the new one', async () => {
    const { db } = await createLegacyDatabase(small);
    await sql`ALTER TABLE productions DROP COLUMN ulid`.execute(db);
    await migrateToLatest(db);
    expect(await ulidIsNullable(db)).toBe(true);
    const without = await db.selectFrom('productions').select('id').where('ulid', 'is', null).execute();
    expect(without).toHaveLength(small.productions);
  });

  describe('leave one index on the ULID, by which queries find it', () => {
    it.each([
      ['where the older system has one', sql`SELECT 1`],
      [
        'where its name is an odd one',
        sql`ALTER TABLE productions RENAME INDEX uq_ulid TO ${sql.id('by `ulid`')}`,
      ],
      ['where it has none', sql`ALTER TABLE productions DROP INDEX uq_ulid`],
    ])('%s', async (_case, change) => {
      const { db } = await createLegacyDatabase(small);
      await change.execute(db);
      await migrateToLatest(db);
      expect(await indexesOnUlid(db)).toEqual([{ name: 'productions_ulid', is_unique: 1 }]);
    });

    it.each([
      ['of another name', sql`ALTER TABLE productions RENAME INDEX productions_ulid TO uq_ulid`],
      ['none', sql`ALTER TABLE productions DROP INDEX productions_ulid`],
    ])('where a release before this migration ran with %s', async (_case, change) => {
      const { db } = await createTestDatabase('ulid_index');
      await change.execute(db);
      await sql`DELETE FROM kysely_migration WHERE name = '0025-ulid-index'`.execute(db);
      expect(await migrateToLatest(db)).toEqual(['0025-ulid-index']);
      expect(await indexesOnUlid(db)).toEqual([{ name: 'productions_ulid', is_unique: 1 }]);
    });
  });

  it('make every index under its name, but for some of the older tables, which no query names', async () => {
    const [fresh, legacy] = [await createTestDatabase('indexes'), await createLegacyDatabase(small)];
    await migrateToLatest(legacy.db);
    const known = new Set(await listIndexes(legacy.db));
    expect((await listIndexes(fresh.db)).filter((name) => !known.has(name))).toEqual([
      'space_publications_production_space',
      'spaces_type_slug',
      'uploads_s3_object',
      'users_email',
    ]);
  });

  it('let no later change move a creation time', async () => {
    const { db } = await createLegacyDatabase(small);
    await migrateToLatest(db);
    const read = async () =>
      (await sql`SELECT CAST(created_at AS CHAR) AS at FROM uploads ORDER BY id`.execute(db)).rows;
    const before = await read();
    await sql`UPDATE uploads SET description = 'changed'`.execute(db);
    expect(await read()).toEqual(before);
  });

  it('forbid productions without a ULID where there are none, and leave that to the backfill where there are', async () => {
    const fresh = await createTestDatabase('fresh');
    expect(await ulidIsNullable(fresh.db)).toBe(false);
    const { db } = await createLegacyDatabase(small);
    await migrateToLatest(db);
    expect(await ulidIsNullable(db)).toBe(true);
    await removeUlid(fresh.db, 0);
    expect(await ulidIsNullable(fresh.db)).toBe(true);
  });

  it('tell of each as it begins and as it ends', async () => {
    const { db } = await createLegacyDatabase(small);
    const told: string[] = [];
    const applied = await migrateToLatest(db, (name, tookMs) => {
      told.push(`${name} ${tookMs === undefined ? 'begins' : 'ends'}`);
    });
    expect(told).toEqual(applied.flatMap((name) => [`${name} begins`, `${name} ends`]));
  });
});
