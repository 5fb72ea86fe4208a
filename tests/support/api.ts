import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { buildLocalAws, readConfig as readLocalAwsConfig } from '@bacs/local-aws';
import { appEnvironment, localCredentials, localRegion } from '@bacs/stack';
import type { Logger } from 'pino';
import { inject } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { afterTests } from './after-tests.ts';
import { type Contract, readContract } from './contract.ts';
import { createTestDatabase } from './database.ts';
import { LocalAws } from './local-aws.ts';
import { type OwnApi, runApi } from './run-api.ts';
import { signUpAt } from './sign-up.ts';

export type Api = Pick<OwnApi, 'app' | 'deps'> & {
  db: OwnApi['deps']['db'];
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

  const localAws = await buildLocalAws(readLocalAwsConfig(environment));
  const awsUrl = await localAws.listen({ host: '127.0.0.1', port: ports.awsPort });
  afterTests(() => localAws.close());
  const { app, deps } = await runApi(environment, logger);
  document ??= app.swagger();
  const contract = await readContract(document);
  const apiUrl = `http://127.0.0.1:${ports.apiPort}`;
  const s3 = new S3Client({
    endpoint: awsUrl,
    forcePathStyle: true,
    region: localRegion,
    credentials: localCredentials,
  });
  const aws = new LocalAws(awsUrl);
  afterTests(() => {
    aws.close();
    s3.destroy();
  });
  const signUp = signUpAt(apiUrl, db, contract.check);
  return { app, deps, db, apiUrl, environment, aws, s3, contract, signUp };
}
