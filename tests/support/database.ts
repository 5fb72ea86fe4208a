import { migrateToLatest, openDatabase } from '@bacs/db';
import { createDatabase } from '@bacs/stack';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { inject } from 'vitest';
import './provided.ts';
import { afterTests } from './after-tests.ts';

export type TestDatabase = { url: string; db: ReturnType<typeof openDatabase> };

let count = 0;

/**
 * Creates a database with the latest schema for a test file, and drops it after the file's tests. Call it in the body
 * of a test file or `describe`, or in `beforeAll`.
 */
export async function createTestDatabase(name: string): Promise<TestDatabase> {
  const database = `bacs_test_${name}_${process.pid}_${++count}`.slice(0, 64);
  const url = new URL(`/${database}`, inject('databaseUrl'));
  await createDatabase(url.href);
  const connection = await createConnection({ uri: url.href, multipleStatements: true });
  for (const batch of inject('schema')) await connection.query(batch);
  await connection.end();
  const db = openDatabase(url.href);
  afterTests(async () => {
    await db.destroy();
    // It may take longer than a statement of the service may.
    const patient = await createConnection(url.href);
    await patient.query('DROP DATABASE IF EXISTS ??', [database]);
    await patient.end();
  });
  return { url: url.href, db };
}

export async function createMigratedDatabase(url: string): Promise<void> {
  await createDatabase(url);
  const db = openDatabase(url);
  await migrateToLatest(db);
  await db.destroy();
}

/**
 * Migrates a database if it is not yet, and returns the statements that make another one like it. They take a fifth of
 * the migrations' time.
 */
export async function describeSchema(url: string): Promise<string> {
  await createMigratedDatabase(url);
  const connection = await createConnection(url);
  const query = async (text: string) => (await connection.query<RowDataPacket[]>(text))[0];
  try {
    const statements = ['SET FOREIGN_KEY_CHECKS = 0'];
    for (const row of await query('SHOW TABLES')) {
      const table = String(Object.values(row)[0]);
      const [created] = await query(`SHOW CREATE TABLE \`${table}\``);
      statements.push(String(created?.['Create Table']));
      // The migrator's tables record what was applied, and a migration has put the counter there.
      if (table.startsWith('kysely') || table === 'event_numbers')
        for (const values of await query(`SELECT * FROM \`${table}\``))
          statements.push(connection.format(`INSERT INTO \`${table}\` SET ?`, [{ ...values }]));
    }
    return statements.join(';\n');
  } finally {
    await connection.end();
  }
}
