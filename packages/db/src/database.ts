import { Kysely, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';
import { boundPool } from './bounded-pool.ts';
import { guardPool } from './guarded-pool.ts';
import type { Database, Schema } from './schema.ts';

export type DatabaseOptions = {
  /** The largest number of connections. */
  poolSize?: number;
  /** How long a statement may take, in ms; 0 for no limit. */
  queryTimeoutMs?: number;
  /** How long anybody waits for a connection, in ms; by default as long as it takes. */
  acquireTimeoutMs?: number;
};

// A lock wait ends after half of the statement's time. The server then reports the lock, and the transaction runs
// again.
const session = "SET time_zone = '+00:00', innodb_lock_wait_timeout = 5";

/**
 * Opens a pool on `mysql://user:password@host:port/database`, for MySQL 8.4 and MariaDB from 10.11.
 * Connects on first use. End it with `destroy()`.
 */
export function openDatabase(
  url: string,
  { poolSize = 10, queryTimeoutMs = 10_000, acquireTimeoutMs }: DatabaseOptions = {},
): Database {
  const pool = createPool({
    uri: url,
    connectionLimit: poolSize,
    connectTimeout: 5_000,
    // Dates travel as UTC in every time zone of the machine; the session's time zone matches.
    timezone: 'Z',
    charset: 'utf8mb4',
    // BIGINT ids become numbers; only a value that a number cannot hold becomes a string.
    supportBigNumbers: true,
  });
  const guarded = guardPool(pool, { session, queryTimeoutMs });
  return new Kysely<Schema>({
    dialect: new MysqlDialect({
      pool: acquireTimeoutMs === undefined ? guarded : boundPool(guarded, { acquireTimeoutMs }),
    }),
  });
}
