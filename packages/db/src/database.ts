import { CompiledQuery, Kysely, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';
import type { Database, Schema } from './schema.ts';

export type DatabaseOptions = {
  /** Most connections held at once. */
  poolSize?: number;
};

/**
 * Opens a pool on `mysql://user:password@host:port/database`, for MySQL 8.4 and MariaDB from 10.11.
 * Connects on first use. End it with `destroy()`.
 */
export function openDatabase(url: string, { poolSize = 10 }: DatabaseOptions = {}): Database {
  const pool = createPool({
    uri: url,
    connectionLimit: poolSize,
    connectTimeout: 5_000,
    // Dates travel as UTC whatever the machine's zone is; the session's zone is set to match below.
    timezone: 'Z',
    charset: 'utf8mb4',
    // BIGINT ids are numbers; only what a number cannot hold comes back as a string.
    supportBigNumbers: true,
  });
  return new Kysely<Schema>({
    dialect: new MysqlDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw("SET time_zone = '+00:00'"));
      },
    }),
  });
}
