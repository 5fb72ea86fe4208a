import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { buildApp, type Dependencies, openDependencies, readConfig } from '@bacs/api';
import { buildLocalAws, readConfig as readLocalAwsConfig } from '@bacs/local-aws';
import { appEnvironment, localCredentials, localRegion } from '@bacs/stack';
import type { Logger } from 'pino';
import { afterAll, inject } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { type Contract, readContract } from './contract.ts';
import { createTestDatabase } from './database.ts';
import { LocalAws } from './local-aws.ts';
import { signUpAt } from './sign-up.ts';

export type Api = {
  app: Awaited<ReturnType<typeof buildApp>>;
  deps: Dependencies;
  db: Dependencies['db'];
  apiUrl: string;
  /** The environment of the service's processes */
  environment: NodeJS.ProcessEnv;
  aws: LocalAws;
  s3: S3Client;
  /** The API's own openapi.json; clients check every answer against it. */
  contract: Contract;
  /** Makes a client with the key of a new user. */
  signUp: ReturnType<typeof signUpAt>;
};

/** Every API of this process has the same one, and making it takes a tenth of a second. */
let document: object | undefined;

/**
 * Starts the real API and local-aws in this process, on free loopback ports and their own database, for tests that need
 * no worker.
 */
export async function startApi(name: string, env: NodeJS.ProcessEnv = {}, logger?: Logger): Promise<Api> {
  const { url: databaseUrl, db } = await createTestDatabase(name);
  const dir = await mkdtemp(join(inject('serversDir'), `${name}-`));
  const servers = {
    databaseUrl,
    redisUrl: inject('redisUrl'),
    ffmpegPath: inject('ffmpegPath'),
    ffprobePath: inject('ffprobePath'),
  };
  const ports = { apiPort: await freePort(), awsPort: await freePort() };
  const environment: NodeJS.ProcessEnv = {
    ...appEnvironment(servers, ports, dir),
    QUEUE_PREFIX: dir.split('/').at(-1),
    LOCAL_AWS_ENGINE: 'instant',
    LOG_LEVEL: 'silent',
    ...env,
  };
  // The SDK reads these only from the process. They stay after the file ends, because a late call must not reach the
  // user's account either.
  for (const variable of ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    process.env[variable] = environment[variable];

  const localAws = await buildLocalAws(readLocalAwsConfig(environment));
  const awsUrl = await localAws.listen({ host: '127.0.0.1', port: ports.awsPort });
  const { deps, closeDependencies } = await openDependencies(readConfig(environment), logger);
  const app = await buildApp(deps);
  await app.ready();
  document ??= app.swagger();
  const contract = await readContract(document);
  const apiUrl = await app.listen({ host: '127.0.0.1', port: ports.apiPort });
  const s3 = new S3Client({
    endpoint: awsUrl,
    forcePathStyle: true,
    region: localRegion,
    credentials: localCredentials,
  });
  const aws = new LocalAws(awsUrl);
  afterAll(async () => {
    aws.close();
    s3.destroy();
    // Whoever has connected and asks nothing would keep it open for a minute.
    app.server.closeAllConnections();
    await app.close();
    await closeDependencies();
    await localAws.close();
  });
  const signUp = signUpAt(apiUrl, db, contract.check);
  return { app, deps, db, apiUrl, environment, aws, s3, contract, signUp };
}
