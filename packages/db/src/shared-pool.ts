import type { MysqlPool, MysqlPoolConnection } from 'kysely';

/** Each holder has at most `most` connections at a time. `holder` names the one that asks; undefined has no bound. */
export type PoolShare = { most: number; holder: () => number | undefined };

/**
 * Gives Kysely a pool of which nobody has more than their share. What waits for a lock keeps its connection, so one
 * holder with many statements that wait would otherwise keep all others waiting. Who has their share waits for one of
 * their own connections to be free.
 */
export function sharePool(pool: MysqlPool, { most, holder }: PoolShare): MysqlPool {
  const shares = new Map<number, { taken: number; waiting: (() => void)[] }>();
  const getConnection = (give: ConnectionCallback) => {
    const who = holder();
    if (who === undefined) return pool.getConnection(give);
    const share = shares.get(who) ?? { taken: 0, waiting: [] };
    shares.set(who, share);
    const leave = () => {
      share.taken -= 1;
      share.waiting.shift()?.();
      if (share.taken === 0) shares.delete(who);
    };
    const take = () => {
      share.taken += 1;
      pool.getConnection((error, connection) => {
        if (error || connection === undefined) {
          leave();
          return give(error);
        }
        const release = () => {
          connection.release();
          leave();
        };
        give(null, { ...connection, release });
      });
    };
    if (share.taken < most) take();
    else share.waiting.push(take);
  };
  return {
    getConnection: (give) => getConnection(give as ConnectionCallback),
    end: (done) => pool.end(done),
  };
}

type ConnectionCallback = (error: unknown, connection?: MysqlPoolConnection) => void;
