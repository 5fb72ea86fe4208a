import type { MysqlPool, MysqlPoolConnection, MysqlQueryResult } from 'kysely';
import type { Pool, PoolConnection, QueryError } from 'mysql2';
import { readOnlyRefusals } from './error-numbers.ts';
import { withoutValues } from './without-values.ts';

type GuardOptions = {
  /** Each new connection runs these statements in turn before anybody gets the connection. */
  session: string[];
  /**
   * A statement fails when it has no answer after this time. Migrations set 0, since nobody knows how long they take.
   */
  queryTimeoutMs: number;
};

/** A connection as Kysely sees it, with the last time when its server answered. */
type Guarded = MysqlPoolConnection & { answeredAt: number };

/**
 * Gives Kysely mysql2's pool without the connections that would never answer again. When the other side of a connection
 * is gone without a word, a statement on it times out. The guard then closes this connection and every other one that
 * has been silent since the statement was sent. It also closes a connection whose server has become read-only, as after
 * a failover, because only a new connection finds the new primary.
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
        const beyondUse = timedOut || readOnlyRefusals.includes(error?.errno ?? 0);
        if (error) withoutValues(error, sql);
        if (timedOut) suspectBefore = Math.max(suspectBefore, sentAt);
        else it.answeredAt = performance.now();
        if (beyondUse) connection.destroy();
        if (error && (error.fatal || beyondUse)) fatal ??= error;
        // A later statement, such as ROLLBACK, gets only the error that the connection is closed.
        callback(error && (fatal ?? error), result);
      });
    };
    // The object lacks the streaming form, which nothing here uses.
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
      setUp(fresh, session, (failed) => {
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

/** Runs the statements one after the other. The first that fails is the last. */
function setUp(connection: Guarded, [statement, ...rest]: string[], done: (failed: unknown) => void): void {
  if (statement === undefined) {
    done(null);
    return;
  }
  connection.query(statement, [], (failed) => {
    if (failed) done(failed);
    else setUp(connection, rest, done);
  });
}

type QueryCallback = (error: unknown, result: MysqlQueryResult) => void;
type ConnectionCallback = (error: unknown, connection?: MysqlPoolConnection) => void;
