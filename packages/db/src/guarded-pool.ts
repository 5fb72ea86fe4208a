import type { MysqlPool, MysqlPoolConnection, MysqlQueryResult } from 'kysely';
import type { Pool, PoolConnection, QueryError } from 'mysql2';

type GuardOptions = {
  /** Run on each new connection before anybody gets it. */
  session: string;
  /** A statement without an answer for so long has failed. 0 for migrations, whose length nobody knows. */
  queryTimeoutMs: number;
};

/**
 * mysql2's pool for Kysely, without the connections that would never answer again: a statement that times out, as
 * on a connection whose other side is gone without a word, takes its connection with it. So does one that meets a
 * server that has become read-only, as after a failover, because only a new connection finds the new primary.
 */
export function guardPool(pool: Pool, { session, queryTimeoutMs }: GuardOptions): MysqlPool {
  const guarded = new WeakMap<PoolConnection, MysqlPoolConnection>();

  function guard(connection: PoolConnection): MysqlPoolConnection {
    let fatal: QueryError | undefined;
    const query = (sql: string, values: unknown[], callback: QueryCallback) =>
      connection.query<never>({ sql, values, timeout: queryTimeoutMs }, (error, result) => {
        if (error && isBeyondUse(error)) connection.destroy();
        if (error && (error.fatal || isBeyondUse(error))) fatal ??= error;
        // What comes after, a rollback say, is only told that the connection is closed.
        callback(error && (fatal ?? error), result);
      });
    // Without the form that streams, which nothing here uses.
    return { query, release: () => connection.release() } as unknown as MysqlPoolConnection;
  }

  return {
    getConnection(callback) {
      const give = callback as ConnectionCallback;
      pool.getConnection((error, connection) => {
        if (error) return give(error);
        const known = guarded.get(connection);
        if (known) return give(null, known);
        const fresh = guard(connection);
        fresh.query(session, [], (failed) => {
          if (failed) {
            connection.destroy();
            return give(failed);
          }
          guarded.set(connection, fresh);
          give(null, fresh);
        });
      });
    },
    end: (callback) => pool.end(callback),
  };
}

type QueryCallback = (error: unknown, result: MysqlQueryResult) => void;
type ConnectionCallback = (error: unknown, connection?: MysqlPoolConnection) => void;

const readOnlyErrors = new Set([1290, 1792, 1836]);

function isBeyondUse({ code, errno = 0 }: QueryError): boolean {
  return code === 'PROTOCOL_SEQUENCE_TIMEOUT' || readOnlyErrors.has(errno);
}
