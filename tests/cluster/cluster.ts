import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { migrateToLatest } from '@bacs/db';
import {
  type App,
  answersOk,
  appEnvironment,
  launchApp,
  openProcesses,
  repositoryRoot,
  waitForReady,
} from '@bacs/stack';
import { signUpAt } from '../support/sign-up.ts';
import { makeFilm } from './film.ts';
import { freePort } from './free-port.ts';
import { closeProxies, eventsAt, openProxies, type Proxies, serversAt } from './proxies.ts';
import { runMigrations } from './run-migrations.ts';
import {
  type Aws,
  type AwsServer,
  type MysqlServer,
  type OpenAws,
  openLocalAws,
  openMysql,
  openRedis,
  type RedisServer,
} from './servers.ts';
import { timings } from './timings.ts';

/** The paths of the programs */
export type Tools = { redis: string; mysql: string; ffmpeg: string; ffprobe: string };

export type ClusterOptions = {
  /** Everything lies below this folder; the logs lie in `logs/`. */
  dir: string;
  tools: Tools;
  /** The API, the workers and local-aws get these variables in addition to the timings. */
  env?: NodeJS.ProcessEnv;
  /** false lets the processes reach the servers directly, for tests that break no connection. */
  hasProxies?: boolean;
  /** true lets the workers receive MediaConvert's events. */
  hasEvents?: boolean;
  /** The folder of another release, which makes the tables in place of this one */
  migratedBy?: string;
  /** The folder of the film, for clusters that share it */
  filmDir?: string;
};

export type WorkerOptions = {
  env?: NodeJS.ProcessEnv;
  /** The worker's own proxies, from `openProxies`; without them, it uses the shared ones. */
  proxies?: Proxies;
  /** false starts it without waiting until it takes jobs, for tests in which it cannot. */
  wait?: boolean;
  /** The folder of another release, to start its worker */
  root?: string;
};

export type Cluster<A extends Aws = AwsServer> = {
  dir: string;
  redis: RedisServer;
  mysql: MysqlServer;
  aws: A;
  /** This client bypasses the proxy. */
  s3: S3Client;
  apiUrl: string;
  /** The environment of the API and the workers */
  env: NodeJS.ProcessEnv;
  /** The API has the same port each time, unless `env` says another one. */
  startApi: (env?: NodeJS.ProcessEnv, root?: string) => Promise<App>;
  startWorker: (options?: WorkerOptions) => Promise<App>;
  /** Runs the migrations of the release in this folder, as `npm run migrate` does. */
  migrate: (root: string) => Promise<void>;
  /** The next worker that reaches the fault point sends itself the signal there. */
  armFaultPoint: (name: 'create-job', signal: NodeJS.Signals) => Promise<void>;
  /** Opens proxies to the same servers for one worker alone. They close with the cluster. */
  openProxies: () => Promise<Proxies>;
  /** Makes a client with the key of a new user, which goes directly into the database. */
  signUp: ReturnType<typeof signUpAt>;
  /** Makes a small real video. */
  film: () => Promise<string>;
  /** Ends everything at once. */
  close: () => Promise<void>;
};

/**
 * Runs the whole service as child processes behind fault proxies. It starts its own Redis, MariaDB and local-aws at
 * once, and the API and workers on request.
 */
export function openCluster(options: ClusterOptions): Promise<Cluster> {
  return openClusterWith(openLocalAws, options);
}

/** The same with a local-aws that may run elsewhere. */
export async function openClusterWith<A extends Aws>(
  openAws: OpenAws<A>,
  options: ClusterOptions,
): Promise<Cluster<A>> {
  const { dir, tools, env: extra = {}, hasProxies = true, hasEvents = false, filmDir = dir } = options;
  const processes = await openProcesses(dir);
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    processes.kill();
    await Promise.all(opened.map((end) => end()));
    await processes.close();
  };
  try {
    const ports = { apiPort: await freePort(), awsPort: await freePort() };
    const places = { redisUrl: '', databaseUrl: '', ffmpegPath: tools.ffmpeg, ffprobePath: tools.ffprobe };
    const env = {
      ...appEnvironment(places, ports, dir),
      LOCAL_AWS_ENGINE: 'instant',
      // Clients bypass the proxies.
      S3_PUBLIC_ENDPOINT: `http://127.0.0.1:${ports.awsPort}`,
      FAULT_POINTS_DIR: join(dir, 'fault-points'),
      ...timings,
      ...extra,
    };
    await mkdir(env.FAULT_POINTS_DIR, { recursive: true });
    await mkdir(join(repositoryRoot, '.local/tmp'), { recursive: true });
    const keep = <T extends RedisServer | MysqlServer | Aws>(server: T): T => {
      opened.push(server.close, server.proxy.close);
      return server;
    };
    const [redis, mysql, aws] = await Promise.all([
      openRedis(processes, tools.redis, dir).then(keep),
      openMysql(processes, tools.mysql, {
        dir,
        migrate: (db, url) =>
          options.migratedBy === undefined
            ? migrateToLatest(db)
            : runMigrations(processes, options.migratedBy, url),
      }).then(keep),
      openAws(processes, ports.awsPort, { dir, env }).then(keep),
    ]);
    const servers = { redis, mysql, aws };
    const shared = hasProxies ? { redis: redis.proxy, mysql: mysql.proxy, aws: aws.proxy } : servers;

    const apiUrl = `http://127.0.0.1:${ports.apiPort}`;
    const count = { api: 0, worker: 0 };
    return {
      dir,
      redis,
      mysql,
      aws,
      s3: aws.s3,
      apiUrl,
      env: { ...env, ...serversAt(shared) },
      startApi: async (more = {}, root) => {
        const name = `api-${++count.api}`;
        const api = launchApp(processes, {
          app: 'api',
          name,
          env: { ...env, ...serversAt(shared), ...more },
          root,
        });
        const port = more['PORT'] ?? ports.apiPort;
        await waitForReady(api, () => answersOk(`http://127.0.0.1:${port}/health/live`));
        return api;
      },
      startWorker: async ({ env: more = {}, proxies, wait = true, root } = {}) => {
        const name = `worker-${++count.worker}`;
        const places = proxies ?? shared;
        const worker = launchApp(processes, {
          app: 'worker',
          name,
          env: { ...env, ...serversAt(places), ...eventsAt(places, hasEvents), ...more },
          root,
        });
        if (wait) await worker.waitForLine(/"msg":"worker ready"/);
        return worker;
      },
      migrate: (root) => runMigrations(processes, root, mysql.url),
      armFaultPoint: (name, signal) => writeFile(join(env.FAULT_POINTS_DIR, name), signal),
      openProxies: async () => {
        const proxies = await openProxies(servers);
        opened.push(() => closeProxies(proxies));
        return proxies;
      },
      signUp: signUpAt(apiUrl, mysql.db),
      film: () => makeFilm(tools.ffmpeg, filmDir),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
