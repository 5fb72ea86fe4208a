import type { MysqlPool, MysqlPoolConnection, MysqlQueryResult } from 'kysely';
import type { Pool, PoolConnection, QueryError } from 'mysql2';

type GuardOptions = {
  /** Run on each new connection before anybody gets it. */
  session: string;
  /** A statement without an answer for so long has failed. 0 for migrations, whose length nobody knows. */
  queryTimeoutMs: number;
};

/** Kysely's view of a connection, and when its server last said anything on it. */
type Guarded = MysqlPoolConnection & { answeredAt: number };

/**
 * mysql2's pool for Kysely, without the connections that would never answer again: a statement that times out, as
 * on a connection whose other side is gone without a word, takes its connection with it, and all that have been
 * silent since it was sent. So does one that meets a server that has become read-only, as after a failover, because
 * only a new connection finds the new primary.
 */
export function guardPool(pool: Pool, { session, queryTimeoutMs }: GuardOptions): MysqlPool {
  const guarded = new WeakMap<PoolConnection, Guarded>();
  let suspectBefore = 0;

  function guard(connection: PoolConnection): Guarded {
    let fatal: QueryError | undefined;
    const query = (sql: string, values: unknown[], callback: QueryCallback) => {
      const sentAt = performance.now();
      connection.query<never>({ sql, values, timeout: queryTimeoutMs }, (error, result) => {
        const timedOut = error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT';
        const beyondUse = timedOut || readOnlyErrors.has(error?.errno ?? 0);
        // mysql2 puts the statement there with its values in it, and whoever logs the error would log them.
        if (error) Reflect.deleteProperty(error, 'sql');
        if (timedOut) suspectBefore = Math.max(suspectBefore, sentAt);
        else it.answeredAt = performance.now();
        if (beyondUse) connection.destroy();
        if (error && (error.fatal || beyondUse)) fatal ??= error;
        // What comes after, a rollback say, is only told that the connection is closed.
        callback(error && (fatal ?? error), result);
      });
    };
    // Without the form that streams, which nothing here uses.
    const it = { query, release: () => connection.release(), answeredAt: 0 } as unknown as Guarded;
    return it;
  }

  function getConnection(give: ConnectionCallback): void {
    pool.getConnection((error, connection) => {
      if (error) return give(error);
      const known = guarded.get(connection);
      if (known && known.answeredAt < suspectBefore) {
        connection.destroy();
        return getConnection(give);
      }
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
  }

  return {
    getConnection: (callback) => getConnection(callback as ConnectionCallback),
    end: (callback) => pool.end(callback),
  };
}

type QueryCallback = (error: unknown, result: MysqlQueryResult) => void;
type ConnectionCallback = (error: unknown, connection?: MysqlPoolConnection) => void;

const readOnlyErrors = new Set([1290, 1792, 1836]);
