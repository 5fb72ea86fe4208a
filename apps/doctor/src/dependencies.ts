import { IAMClient } from '@aws-sdk/client-iam';
import { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { type Database, openDatabase } from '@bacs/db';
import { connectProducer, openQueues, type Queues, rememberErrors } from '@bacs/queue';
import type { Redis } from 'ioredis';
import type { Config } from './config.ts';

export type Clients = {
  s3: S3Client;
  /** Anybody who has no credentials; it signs nothing. */
  anonymousS3: S3Client;
  mediaConvert: MediaConvertClient;
  sqs: SQSClient;
  iam: IAMClient;
  sts: STSClient;
  quotas: ServiceQuotasClient;
};

export type Dependencies = {
  config: Config;
  db: Database;
  redis: Redis;
  queues: Queues;
  clients: Clients;
  /** The users or the roles whose rights are simulated, if not those of the credentials. */
  workerArn: string | undefined;
  apiArn: string | undefined;
  /** One check waits so many ms for a server. */
  deadlineMs: number;
};

/** Opens what the checks look with, which connects to nothing yet. */
export function openDependencies(
  config: Config,
  { workerArn, apiArn, deadlineMs }: Pick<Dependencies, 'workerArn' | 'apiArn' | 'deadlineMs'>,
): { deps: Dependencies; closeDependencies: () => Promise<void> } {
  const db = openDatabase(config.DATABASE_URL, { poolSize: 2 });
  const redis = rememberErrors(connectProducer(config.REDIS_URL, config.QUEUE_PREFIX));
  const { queues, closeQueues } = openQueues({ connection: redis, prefix: config.QUEUE_PREFIX });
  const aws = { region: config.AWS_REGION, maxAttempts: 2 };
  const s3 = { ...aws, forcePathStyle: config.S3_FORCE_PATH_STYLE };
  const clients: Clients = {
    s3: new S3Client(s3),
    anonymousS3: new S3Client({ ...s3, signer: { sign: async (request) => request } }),
    mediaConvert: new MediaConvertClient(aws),
    sqs: new SQSClient(aws),
    iam: new IAMClient(aws),
    sts: new STSClient(aws),
    quotas: new ServiceQuotasClient(aws),
  };
  return {
    deps: { config, db, redis, queues, clients, workerArn, apiArn, deadlineMs },
    closeDependencies: async () => {
      for (const client of Object.values(clients)) client.destroy();
      await closeQueues();
      redis.disconnect();
      await db.destroy();
    },
  };
}
