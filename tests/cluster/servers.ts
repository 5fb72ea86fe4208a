import { type Database, migrateToLatest, openDatabase } from '@bacs/db';
import { createDatabase, launchMysql, launchRedis, type Processes } from '@bacs/stack';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import { openServer, type Server } from './server.ts';

export type RedisServer = Server & {
  /** Directly, past the proxy. */
  client: Redis;
  flush: () => Promise<void>;
  close: () => Promise<void>;
};

export type MysqlServer = Server & {
  /** Directly, past the proxy. */
  db: Database;
  close: () => Promise<void>;
};

const database = 'bacs';

export async function openRedis(processes: Processes, binary: string, dir: string): Promise<RedisServer> {
  const port = await freePort();
  const server = await openServer('redis', port, (name) =>
    launchRedis(processes, binary, dir, { name, port }),
  );
  const client = new Redis(server.url, { maxRetriesPerRequest: null, retryStrategy: () => 100 });
  client.on('error', () => {});
  return {
    ...server,
    client,
    flush: async () => void (await client.flushall()),
    close: async () => client.disconnect(),
  };
}

/** With a migrated database. */
export async function openMysql(processes: Processes, binary: string, dir: string): Promise<MysqlServer> {
  const port = await freePort();
  const server = await openServer('mysql', port, (name) =>
    launchMysql(processes, binary, dir, { name, port }),
  );
  const url = new URL(database, server.url).href;
  await createDatabase(url);
  const db = openDatabase(url, { queryTimeoutMs: 0 });
  await migrateToLatest(db);
  return { ...server, url, db, close: () => db.destroy() };
}

export async function freePort(): Promise<number> {
  return await getPort({ host: '127.0.0.1', reserve: true });
}
