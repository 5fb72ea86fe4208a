import { migrateToLatest, openDatabase } from '@bacs/db';
import { createDatabase } from '@bacs/stack';
import { sql } from 'kysely';
import { afterAll, inject } from 'vitest';
import './provided.ts';

export type TestDatabase = { url: string; db: ReturnType<typeof openDatabase> };

let count = 0;

/**
 * Creates a database of its own, migrated to the latest schema, and drops it after the file's tests.
 * Call it in the body of a test file or `describe`, or in `beforeAll`.
 */
export async function createTestDatabase(name: string): Promise<TestDatabase> {
  const database = `bacs_test_${name}_${process.pid}_${++count}`.slice(0, 64);
  const url = new URL(`/${database}`, inject('databaseUrl'));
  await createDatabase(url.href);
  const db = openDatabase(url.href);
  afterAll(async () => {
    await sql`DROP DATABASE IF EXISTS ${sql.id(database)}`.execute(db);
    await db.destroy();
  });
  await migrateToLatest(db);
  return { url: url.href, db };
}
