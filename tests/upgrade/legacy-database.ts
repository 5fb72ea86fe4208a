import { type Database, openDatabase } from '@bacs/db';
import { createDatabase } from '@bacs/stack';
import { type RawBuilder, sql } from 'kysely';
import { inject } from 'vitest';
import { createRandom } from '../soak/random.ts';
import '../support/provided.ts';
import { afterTests } from '../support/after-tests.ts';
import {
  legacyEvents,
  legacyProductions,
  legacyPublications,
  legacySpaces,
  legacyUploads,
  legacyUsers,
  type Row,
} from './legacy-rows.ts';
import { legacyTableNames, legacyTables } from './legacy-tables.ts';

export type Sizes = { uploads: number; productions: number; publications: number; spaces: number };

/** A letter beyond U+FFFF, which utf8mb3 cannot hold. */
const wide = /[\u{10000}-\u{10FFFF}]/gu;
export type LegacyDatabase = { url: string; db: Database };

let count = 0;

/**
 * Creates a database as the older system leaves it, and drops it after the file's tests. The same sizes give the same
 * rows.
 */
export async function createLegacyDatabase(
  sizes: Sizes,
  charset: 'utf8mb4' | 'utf8mb3' | 'latin1' = 'utf8mb4',
): Promise<LegacyDatabase> {
  const name = `bacs_legacy_${process.pid}_${++count}`;
  const { href: url } = new URL(`/${name}`, inject('databaseUrl'));
  await createDatabase(url);
  const db = openDatabase(url, { queryTimeoutMs: 0 });
  afterTests(async () => {
    await sql`DROP DATABASE ${sql.id(name)}`.execute(db);
    await db.destroy();
  });
  for (const statement of legacyTables)
    await sql.raw(statement.replace('CHARSET=utf8mb4', `CHARSET=${charset}`)).execute(db);
  const random = createRandom(sizes.productions);
  const uploads = legacyUploads(random, sizes.uploads);
  const productions = legacyProductions(random, sizes.productions, uploads);
  const spaces = legacySpaces(random, sizes.spaces);
  await db.connection().execute(async (connection) => {
    // The sessions of the older system accepted any value.
    await sql`SET SESSION sql_mode = ''`.execute(connection);
    await insert(connection, 'users', legacyUsers(random, 50), charset);
    await insert(connection, 'uploads', uploads);
    await insert(connection, 'productions', productions);
    await insert(connection, 'spaces', spaces);
    const publications = legacyPublications(random, sizes.publications, { uploads, productions, spaces });
    await insert(connection, 'space_publications', publications);
    await insert(connection, 'space_publication_events', legacyEvents(random, 100));
    await sql`SET SESSION sql_mode = DEFAULT`.execute(connection);
  });
  return { url, db };
}

async function insert(db: Database, table: string, rows: Row[], charset = 'utf8mb4'): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let from = 0; from < rows.length; from += 500) {
    const values = rows
      .slice(from, from + 500)
      .map((row) => sql`(${sql.join(columns.map((column) => held(row[column] ?? null, charset)))})`);
    await sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      VALUES ${sql.join(values)}`.execute(db);
  }
}

function held(value: Row[string], charset: string): Row[string] {
  return typeof value === 'string' && charset !== 'utf8mb4' ? value.replace(wide, '') : (value ?? null);
}

/** Copies every table to `before_…`. */
export async function keepCopies(db: Database): Promise<void> {
  for (const table of legacyTableNames) {
    const copy = sql.table(`before_${table}`);
    await sql`CREATE TABLE ${copy} LIKE ${sql.table(table)}`.execute(db);
    const columns = sql.join((await columnsOf(db, table, { generated: false })).map((name) => sql.ref(name)));
    await runLaxly(db, sql`INSERT INTO ${copy} (${columns}) SELECT ${columns} FROM ${sql.table(table)}`);
  }
}

/** Runs a statement in a session like those of the older system, which takes dates of zeros. */
export async function runLaxly(db: Database, statement: RawBuilder<unknown>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`SET SESSION sql_mode = ''`.execute(connection);
    await statement.execute(connection);
    await sql`SET SESSION sql_mode = DEFAULT`.execute(connection);
  });
}

/** The upgrade fills these in where they are NULL, and changes nothing else. */
const filledIn: Record<string, string[]> = {
  uploads: ['asset_uuid', 'date_ymd'],
  productions: ['ulid'],
  space_publications: ['owner_user_id'],
};

/** Counts for each column of the copies the rows that differ or are gone; columns without any are left out. */
export async function differencesFromCopies(db: Database): Promise<Record<string, number>> {
  const differences: Record<string, number> = {};
  for (const table of legacyTableNames) {
    for (const column of await columnsOf(db, `before_${table}`)) {
      const [was, is] = [sql.ref(`was.${column}`), sql.ref(`now.${column}`)];
      const isFilledIn = filledIn[table]?.includes(column) ? sql`${was} IS NOT NULL AND` : sql``;
      const { rows } = await sql<{ count: number }>`SELECT COUNT(*) AS count
        FROM ${sql.table(`before_${table}`)} was LEFT JOIN ${sql.table(table)} now ON now.id = was.id
        WHERE now.id IS NULL OR ${isFilledIn} NOT (CAST(${was} AS CHAR(4000)) <=> CAST(${is} AS CHAR(4000))
          OR CONCAT(CAST(${was} AS CHAR(4000)), '.000') <=> CAST(${is} AS CHAR(4000)))`.execute(db);
      const different = Number(rows[0]?.count);
      if (different > 0) differences[`${table}.${column}`] = different;
    }
    const [was, is] = [await countOf(db, `before_${table}`), await countOf(db, table)];
    if (was !== is) differences[table] = is - was;
  }
  return differences;
}

async function columnsOf(db: Database, table: string, { generated = true } = {}): Promise<string[]> {
  const { rows } = await sql<{ name: string; is_generated: number }>`SELECT column_name AS name,
    COALESCE(generation_expression, '') <> '' AS is_generated FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = ${table}`.execute(db);
  return rows.filter(({ is_generated }) => generated || Number(is_generated) === 0).map(({ name }) => name);
}

async function countOf(db: Database, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT COUNT(*) AS count FROM ${sql.table(table)}`.execute(
    db,
  );
  return Number(rows[0]?.count);
}

/** Names the only changes: the publications of what has failed are taken back, each with an event. */
export async function takenBack(db: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ count: number }>`SELECT COUNT(*) AS count FROM before_space_publications sp
    LEFT JOIN before_productions p ON p.id = sp.production_id LEFT JOIN before_uploads u ON u.id = sp.upload_id
    WHERE sp.status IN ('pending', 'approved', 'published') AND (p.status = 'failed'
      OR (p.id IS NULL AND u.status = 'failed' AND COALESCE(u.output_prefix, '') = ''))`.execute(db);
  const count = Number(rows[0]?.count);
  if (count === 0) return {};
  return {
    'space_publications.status': count,
    'space_publications.unpublished_at': count,
    space_publication_events: count,
  };
}
