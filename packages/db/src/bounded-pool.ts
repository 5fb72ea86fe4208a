import type { MysqlPool, MysqlPoolConnection } from 'kysely';

/**
 * Gives Kysely a pool in which nobody waits longer than this for a connection, so that statements which wait for a lock
 * or for a frozen server do not keep all others waiting with them.
 */
export function boundPool(pool: MysqlPool, { acquireTimeoutMs }: { acquireTimeoutMs: number }): MysqlPool {
  const getConnection = (give: ConnectionCallback) => {
    let isGivenUp = false;
    const timer = setTimeout(() => {
      isGivenUp = true;
      give(
        Object.assign(new Error(`No connection was free for ${acquireTimeoutMs} ms`), { code: 'ETIMEDOUT' }),
      );
    }, acquireTimeoutMs);
    pool.getConnection((error, connection) => {
      if (isGivenUp) return connection?.release();
      clearTimeout(timer);
      give(error, connection);
    });
  };
  return {
    getConnection: (give) => getConnection(give as ConnectionCallback),
    end: (done) => pool.end(done),
  };
}

type ConnectionCallback = (error: unknown, connection?: MysqlPoolConnection) => void;
