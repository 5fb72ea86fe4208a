import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type Database, openDatabase } from '@bacs/db';
import {
  answersOk,
  createDatabase,
  launchApp,
  launchMysql,
  launchRedis,
  localCredentials,
  localRegion,
  type Processes,
  waitForReady,
} from '@bacs/stack';
import { Redis } from 'ioredis';
import { LocalAws } from '../support/local-aws.ts';
import { type Clock, openClock } from './clock.ts';
import { freePort } from './free-port.ts';
import { openServer, type Server } from './server.ts';

export type RedisServer = Server & {
  /** This client bypasses the proxy. */
  client: Redis;
  flush: () => Promise<void>;
  close: () => Promise<void>;
};

export type MysqlServer = Server & {
  /** This connection bypasses the proxy. */
  db: Database;
  close: () => Promise<void>;
};

/** A local-aws, wherever it runs */
export type Aws = Pick<Server, 'url' | 'port' | 'proxy'> & {
  /** The fault switches and records of local-aws */
  control: LocalAws;
  s3: S3Client;
  close: () => Promise<void>;
};

/** A local-aws as a process of its own */
export type AwsServer = Aws &
  Server & {
    /** The lives of tokens and signatures pass by this clock. */
    clock: Clock;
  };

export type OpenAws<A extends Aws> = (
  processes: Processes,
  port: number,
  place: { dir: string; env: NodeJS.ProcessEnv },
) => Promise<A>;

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

/** Opens a MariaDB with a database that `migrate` has migrated. */
export async function openMysql(
  processes: Processes,
  binary: string,
  { dir, migrate }: { dir: string; migrate: (db: Database, url: string) => Promise<unknown> },
): Promise<MysqlServer> {
  const port = await freePort();
  const server = await openServer('mysql', port, (name) =>
    launchMysql(processes, binary, dir, { name, port }),
  );
  const url = new URL(database, server.url).href;
  await createDatabase(url);
  const db = openDatabase(url, { queryTimeoutMs: 0 });
  await migrate(db, url);
  return { ...server, url, db, close: () => db.destroy() };
}

export const openLocalAws: OpenAws<AwsServer> = async (processes, port, { dir, env }) => {
  const url = `http://127.0.0.1:${port}`;
  const clock = await openClock(join(dir, 'local-aws-clock'));
  const server = await openServer('local-aws', port, async (name) => {
    const child = launchApp(processes, { app: 'local-aws', name, env: { ...env, ...clock.env } });
    await waitForReady(child, () => answersOk(`${url}/_local/health`));
    return { url, child };
  });
  return { ...server, ...connectAws(url), clock };
};

/** Opens clients that bypass the proxy. */
export function connectAws(url: string): Pick<Aws, 'control' | 's3' | 'close'> {
  const s3 = new S3Client({
    endpoint: url,
    forcePathStyle: true,
    region: localRegion,
    credentials: localCredentials,
  });
  const control = new LocalAws(url);
  const close = async () => {
    control.close();
    s3.destroy();
  };
  return { control, s3, close };
}
