import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { prepareDatabase, withDatabase } from './database.ts';
import { appEnvironment, baseEnvironment, localAwsEnvironment } from './environment.ts';
import { launchApp } from './processes/launch-app.ts';
import type { Processes } from './processes/processes.ts';
import { answersOk, waitForReady } from './processes/wait-for-ready.ts';
import { resolveFromCaller } from './run-in-folder.ts';
import type { Say } from './servers/ensure-tools.ts';
import { type Found, findPrograms, type Servers, startServers } from './servers/find-servers.ts';
import type { GivenServers } from './servers/given-servers.ts';

export type StackOptions = { dir: string; given: GivenServers & { MC_PROFILES_DIR?: string }; say: Say };

export type Stack = {
  apiUrl: string;
  awsUrl: string;
  apiKey: string;
  apiKeyFile: string;
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
  { dir, given }: StackOptions,
): Promise<Stack> {
  const apiPort = await getPort({ port: 3000, host: '127.0.0.1', reserve: true });
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
  const started = await startServers(processes, found, { dir, given });
  const servers = { ...started, databaseUrl: withDatabase(started.databaseUrl, 'bacs') };
  const env = appEnvironment(servers, { apiPort, awsPort }, dir);
  if (given.MC_PROFILES_DIR) env['MC_PROFILES_DIR'] = resolveFromCaller(given.MC_PROFILES_DIR);
  const api = launchApp(processes, { app: 'api', env });
  const apiKey = await prepareDatabase(servers.databaseUrl, apiKeyFile);
  const worker = launchApp(processes, { app: 'worker', env });
  await Promise.all([
    waitForReady(localAws, () => answersOk(`${awsUrl}/_local/health`)),
    waitForReady(api, () => answersOk(`${apiUrl}/health/ready`)),
    worker.waitForLine(/"msg":"worker ready"/),
  ]);
  return { apiUrl, awsUrl, apiKey, apiKeyFile, servers };
}
