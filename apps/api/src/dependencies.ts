import type { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import type { ProfileCatalogue } from '@bacs/mc-profiles';
import type { Queues } from '@bacs/queue';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { CountRequest } from './http/request-counts.ts';

export type Dependencies = {
  config: Config;
  db: Database;
  queues: Queues;
  profiles: ProfileCatalogue;
  /** S3 as this process reaches it. */
  s3: S3Client;
  /** S3 as clients reach it; only for presigning. */
  publicS3: S3Client;
  countRequest: CountRequest;
  logger?: FastifyBaseLogger;
};
