import type { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import type { ProfileCatalogue } from '@bacs/mc-profiles';
import type { Queues } from '@bacs/queue';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';

/** @returns how many there are in the window that runs, this one included, and for how many ms it still runs. */
export type CountRequest = (key: string, windowMs: number) => Promise<{ current: number; ttl: number }>;

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
