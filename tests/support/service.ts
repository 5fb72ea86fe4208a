import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import type { Database, Role } from '@bacs/db';
import { appEnvironment, localCredentials, localRegion } from '@bacs/stack';
import { afterAll, inject } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import type { ApiClient } from './api-client.ts';
import { createTestDatabase } from './database.ts';
import { LocalAws } from './local-aws.ts';
import { startProcess, type TestProcess } from './processes.ts';
import { signUpAt } from './sign-up.ts';

export type BoardJob = { attempts: number; failedReason?: string; progress: number; stalledCounter?: number };

export type ServiceOptions = {
  /** Of local-aws: `ffmpeg` transcodes, `instant` writes tiny playable outputs at once. */
  engine?: 'ffmpeg' | 'instant';
  /** A Redis of the test's own, when it is going to be stopped. */
  redisUrl?: string;
  /** More for the environment of every process. */
  env?: NodeJS.ProcessEnv;
};

export type Service = {
  db: Database;
  apiUrl: string;
  aws: LocalAws;
  s3: S3Client;
  /** A client with the key of a new user. */
  signUp: (role?: Role) => Promise<ApiClient>;
  /** What Bull Board shows an operator of a production's job. */
  boardJob: (ulid: string, attempt?: number) => Promise<BoardJob>;
  startWorker: (env?: NodeJS.ProcessEnv) => Promise<TestProcess>;
};

let count = 0;

/**
 * The real service for one test file: the mains of local-aws and the API as child processes, on a database and a
 * queue prefix of their own. Workers are started by the test.
 */
export async function startService(name: string, options: ServiceOptions = {}): Promise<Service> {
  const { engine = 'ffmpeg', redisUrl = inject('redisUrl'), env: extra = {} } = options;
  const { url: databaseUrl, db } = await createTestDatabase(name);
  const own = `${name}-${process.pid}-${++count}`;
  const dir = join(inject('testDir'), own);
  const servers = {
    databaseUrl,
    redisUrl,
    ffmpegPath: inject('ffmpegPath'),
    ffprobePath: inject('ffprobePath'),
  };
  const ports = { apiPort: await freePort(), awsPort: await freePort() };
  const env = {
    ...appEnvironment(servers, ports, dir),
    QUEUE_PREFIX: own,
    LOCAL_AWS_ENGINE: engine,
    RENDER_POLL_MS: '100',
    BLOCKED_POLL_MS: '300',
    RECONCILE_EVERY_MS: '500',
    RECONCILE_IDLE_MS: '1000',
    ...extra,
  };
  const [awsUrl, apiUrl] = await Promise.all([
    startServer('apps/local-aws/src/main.ts', env, ports.awsPort),
    startServer('apps/api/src/main.ts', env, ports.apiPort),
  ]);
  const s3 = new S3Client({
    endpoint: awsUrl,
    forcePathStyle: true,
    region: localRegion,
    credentials: localCredentials,
  });
  afterAll(() => s3.destroy());

  const signUp = signUpAt(apiUrl, db);
  return {
    db,
    apiUrl,
    aws: new LocalAws(awsUrl),
    s3,
    signUp,
    boardJob: async (ulid, attempt = 1) => {
      const { key } = await signUp('operator');
      const headers = { authorization: `Basic ${Buffer.from(`operator:${key}`).toString('base64')}` };
      const url = `${apiUrl}/admin/queues/api/queues/render/${ulid}.${attempt}`;
      const { job } = (await (await fetch(url, { headers })).json()) as { job: BoardJob };
      return job;
    },
    startWorker: async (more = {}) => {
      const worker = await startProcess('apps/worker/src/main.ts', { ...env, ...more });
      await worker.waitForLine(/"msg":"worker ready"/);
      return worker;
    },
  };
}

async function startServer(main: string, env: NodeJS.ProcessEnv, port: number): Promise<string> {
  const server = await startProcess(main, env);
  await server.waitForLine(/Server listening at http/);
  return `http://127.0.0.1:${port}`;
}
