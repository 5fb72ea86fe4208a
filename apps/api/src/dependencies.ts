import type { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import type { ProfileCatalogue } from '@bacs/mc-profiles';
import type { Queues } from '@bacs/queue';
import type { FastifyBaseLogger } from 'fastify';
import type { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Config } from './config.ts';

/** How often a minute somebody may do something; undefined where the limit is 0, which is none. */
export type Limiters = { requests: RateLimiterRedis | undefined; guesses: RateLimiterRedis | undefined };

export type Dependencies = {
  config: Config;
  db: Database;
  queues: Queues;
  profiles: ProfileCatalogue;
  /** S3 as this process reaches it. */
  s3: S3Client;
  /** S3 as clients reach it; only for presigning. */
  publicS3: S3Client;
  limiters: Limiters;
  logger?: FastifyBaseLogger;
};
