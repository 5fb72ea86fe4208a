import { Kysely, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';
import { guardPool } from './guarded-pool.ts';
import type { Database, Schema } from './schema.ts';

export type DatabaseOptions = {
  /** Most connections held at once. */
  poolSize?: number;
  /** How long a statement may take; 0 for as long as it wants. */
  queryTimeoutMs?: number;
};

// Half of what a statement may take: the server then says that it was a lock, and the transaction is tried again.
const session = "SET time_zone = '+00:00', innodb_lock_wait_timeout = 5";

/**
 * Opens a pool on `mysql://user:password@host:port/database`, for MySQL 8.4 and MariaDB from 10.11.
 * Connects on first use. End it with `destroy()`.
 */
export function openDatabase(
  url: string,
  { poolSize = 10, queryTimeoutMs = 10_000 }: DatabaseOptions = {},
): Database {
  const pool = createPool({
    uri: url,
    connectionLimit: poolSize,
    connectTimeout: 5_000,
    // Dates travel as UTC whatever the machine's zone is; the session's zone is set to match.
    timezone: 'Z',
    charset: 'utf8mb4',
    // BIGINT ids are numbers; only what a number cannot hold comes back as a string.
    supportBigNumbers: true,
  });
  return new Kysely<Schema>({
    dialect: new MysqlDialect({ pool: guardPool(pool, { session, queryTimeoutMs }) }),
  });
}
