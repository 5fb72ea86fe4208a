import type { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import type { ProfileCatalogue } from '@bacs/mc-profiles';
import type { Queues } from '@bacs/queue';
import type { FastifyBaseLogger } from 'fastify';
import type { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Config } from './config.ts';

/** Limits how often a minute somebody may do something; undefined where the limit is 0, which means none. */
export type Limiters = Record<'requests' | 'guesses' | 'visits', RateLimiterRedis | undefined>;

export type Dependencies = {
  config: Config;
  db: Database;
  queues: Queues;
  profiles: ProfileCatalogue;
  /** This process uses S3 through this client. */
  s3: S3Client;
  /** This client has the address that clients use; it only presigns. */
  publicS3: S3Client;
  limiters: Limiters;
  logger?: FastifyBaseLogger;
};
