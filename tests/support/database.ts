import { migrateToLatest, openDatabase } from '@bacs/db';
import { createConnection } from 'mysql2/promise';
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
  const url = new URL(inject('databaseUrl'));
  url.pathname = '/';
  await runStatement(url.href, 'CREATE DATABASE ?? CHARACTER SET utf8mb4', database);
  const serverUrl = url.href;
  url.pathname = `/${database}`;
  const db = openDatabase(url.href);
  afterAll(async () => {
    await db.destroy();
    await runStatement(serverUrl, 'DROP DATABASE IF EXISTS ??', database);
  });
  await migrateToLatest(db);
  return { url: url.href, db };
}

async function runStatement(url: string, statement: string, database: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    await connection.query(statement, [database]);
  } finally {
    await connection.end();
  }
}
