import type { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import type { ProfileCatalogue } from '@bacs/mc-profiles';
import type { Queues } from '@bacs/queue';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';

/**
 * Counts a request. @returns the count of the current window, this request included, and how many ms the window still
 * runs.
 */
export type CountRequest = (key: string, windowMs: number) => Promise<{ current: number; ttl: number }>;

export type Dependencies = {
  config: Config;
  db: Database;
  queues: Queues;
  profiles: ProfileCatalogue;
  /** This process uses S3 through this client. */
  s3: S3Client;
  /** This client has the address that clients use; it only presigns. */
  publicS3: S3Client;
  countRequest: CountRequest;
  logger?: FastifyBaseLogger;
};
