import { Kysely, type LogEvent, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';
import { boundPool } from './bounded-pool.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { guardPool } from './guarded-pool.ts';
import type { Database, Schema } from './schema.ts';
import { sessionStatements } from './session.ts';
import { type PoolShare, sharePool } from './shared-pool.ts';

export type DatabaseOptions = {
  /** The largest number of connections. */
  poolSize?: number;
  /** How long a statement may take, in ms; 0 for no limit. */
  queryTimeoutMs?: number;
  /** How long anybody waits for a connection, in ms; by default as long as it takes. */
  acquireTimeoutMs?: number;
  /** How many connections one holder has at most; by default as many as there are. */
  share?: PoolShare;
  /** Hears of each statement when it has ended. */
  onStatement?: ((statement: LogEvent) => void) | undefined;
};

/**
 * Opens a pool on `mysql://user:password@host:port/database`, for MySQL 8.4 and MariaDB from 10.11.
 * Connects on first use. End it with `destroy()`.
 * @throws what `parseDatabaseUrl` throws.
 */
export function openDatabase(
  url: string,
  { poolSize = 10, queryTimeoutMs = 10_000, acquireTimeoutMs, share, onStatement }: DatabaseOptions = {},
): Database {
  const pool = createPool({
    ...parseDatabaseUrl(url),
    connectionLimit: poolSize,
    connectTimeout: 5_000,
    // Dates travel as UTC in every time zone of the machine; the session's time zone matches.
    timezone: 'Z',
    charset: 'utf8mb4',
    // BIGINT ids become numbers; only a value that a number cannot hold becomes a string.
    supportBigNumbers: true,
    // Nothing is prepared: the driver's list of prepared statements would take half a megabyte of each connection.
    maxPreparedStatements: 1,
  });
  const guarded = guardPool(pool, { session: sessionStatements, queryTimeoutMs });
  const shared = share === undefined ? guarded : sharePool(guarded, share);
  return new Kysely<Schema>({
    dialect: new MysqlDialect({
      pool: acquireTimeoutMs === undefined ? shared : boundPool(shared, { acquireTimeoutMs }),
    }),
    ...(onStatement && { log: onStatement }),
  });
}
