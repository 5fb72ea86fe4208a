import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { buildPage } from './build-page.ts';
import { prepareDatabase, withDatabase } from './database.ts';
import { writeEnvFile } from './env-file.ts';
import {
  appEnvironment,
  baseEnvironment,
  eventsQueueUrl,
  localAwsEnvironment,
  settingsOf,
} from './environment.ts';
import { launchApp } from './processes/launch-app.ts';
import type { Processes } from './processes/processes.ts';
import { answersOk, waitForReady } from './processes/wait-for-ready.ts';
import type { Say } from './servers/ensure-tools.ts';
import { type Found, findPrograms, type Servers, startServers } from './servers/find-servers.ts';
import { readUserSettings } from './settings.ts';

export type StackOptions = { dir: string; given: NodeJS.ProcessEnv; say: Say };

export type Stack = {
  apiUrl: string;
  awsUrl: string;
  apiKey: string;
  apiKeyFile: string;
  /** What a further worker needs as its environment */
  envFile: string;
  servers: Servers;
};

/** Finds what the stack is started from. */
export async function findStack(processes: Processes, options: StackOptions): Promise<Found> {
  const { dir, say } = options;
  say('Starting Redis, MariaDB, local-aws, API and worker …');
  const composeProject = `bacs-${createHash('sha256').update(dir).digest('hex').slice(0, 8)}`;
  return findPrograms(processes, { ...options, composeProject });
}

/** Starts the servers, local-aws, the API and the worker, and returns when all of them are ready. */
export async function startStack(
  processes: Processes,
  found: Found,
  { dir, given, say }: StackOptions,
): Promise<Stack> {
  const { passedOn, unused } = await readUserSettings(given);
  if (unused.length > 0) say(`Not used, because this stack decides it by itself: ${unused.join(', ')}`);
  const apiPort = await findApiPort(passedOn['PORT']);
  const awsPort = await getPort({ port: 4566, host: '127.0.0.1', reserve: true });
  await mkdir(String(baseEnvironment()['TMPDIR']), { recursive: true });

  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const awsUrl = `http://127.0.0.1:${awsPort}`;
  const apiKeyFile = join(dir, 'api-key');
  // A start is mostly the loading of code: local-aws loads while the servers start, the API while the database is made.
  const localAws = launchApp(processes, {
    app: 'local-aws',
    env: localAwsEnvironment(found, awsPort, dir),
  });
  const page = buildPage(processes);
  // Whoever waits for the servers meanwhile does not wait for this yet.
  page.catch(() => {});
  const started = await startServers(processes, found, { dir, given });
  const servers = { ...started, databaseUrl: withDatabase(started.databaseUrl, 'bacs') };
  const env = {
    ...appEnvironment(servers, { apiPort, awsPort }, dir),
    MEDIACONVERT_EVENTS_QUEUE_URL: eventsQueueUrl(awsUrl),
    ...passedOn,
  };
  const envFile = join(dir, 'env');
  // The API has the port of METRICS_PORT; a worker takes a free one, and logs it.
  const portOfItsOwn = passedOn['METRICS_PORT'] === undefined ? {} : { METRICS_PORT: '0' };
  await writeEnvFile(envFile, settingsOf({ ...env, ...portOfItsOwn }));
  const api = launchApp(processes, { app: 'api', env });
  const apiKey = await prepareDatabase(servers.databaseUrl, apiKeyFile);
  // What it logs depends on LOG_LEVEL, so this file tells that it is ready.
  const heartbeatFile = passedOn['HEARTBEAT_FILE'] ?? join(dir, 'worker.heartbeat');
  await rm(heartbeatFile, { force: true });
  const worker = launchApp(processes, {
    app: 'worker',
    env: { ...env, ...portOfItsOwn, HEARTBEAT_FILE: heartbeatFile },
  });
  await Promise.all([
    page,
    waitForReady(localAws, () => answersOk(`${awsUrl}/_local/health`)),
    waitForReady(api, () => answersOk(`${apiUrl}/health/ready`)),
    waitForReady(worker, async () => (await readFile(heartbeatFile, 'utf8')) !== ''),
  ]);
  return { apiUrl, awsUrl, apiKey, apiKeyFile, envFile, servers };
}

async function findApiPort(wanted: string | undefined): Promise<number> {
  const port = Number(wanted ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT is ${wanted}, which is no port`);
  const free = await getPort({ port, host: '127.0.0.1', reserve: true });
  if (wanted !== undefined && free !== port)
    throw new Error(`Nothing new can listen on PORT ${wanted}: something else does, or this user may not`);
  return free;
}
