import { migrateToLatest, openDatabase, parseDatabaseUrl } from '@bacs/db';
import { createConnection } from 'mysql2/promise';
import { ensureApiKey } from './api-key.ts';

/** Creates the database if it is missing, migrates it, and returns an API key that works in it. */
export async function prepareDatabase(databaseUrl: string, apiKeyFile: string): Promise<string> {
  await createDatabase(databaseUrl);
  const db = openDatabase(databaseUrl, { poolSize: 1, queryTimeoutMs: 0 });
  try {
    await migrateToLatest(db);
    return await ensureApiKey(db, apiKeyFile);
  } finally {
    await db.destroy();
  }
}

/** Creates the database that the URL names, if it is missing. */
export async function createDatabase(databaseUrl: string): Promise<void> {
  const { database, ...server } = parseDatabaseUrl(databaseUrl);
  const connection = await createConnection(server);
  try {
    await connection.query('CREATE DATABASE IF NOT EXISTS ?? CHARACTER SET utf8mb4', [database]);
  } finally {
    await connection.end();
  }
}

/** Returns the server's URL with the database `name`, unless the URL already names one. */
export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  if (url.pathname === '' || url.pathname === '/') url.pathname = `/${name}`;
  return url.href;
}
