import type { S3Client } from '@aws-sdk/client-s3';
import type { Database } from '@bacs/db';
import type { ProfileCatalogue } from '@bacs/mc-profiles';
import type { Queues } from '@bacs/queue';
import type { FastifyBaseLogger } from 'fastify';
import type { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Config } from './config.ts';

/** Limits how often a minute somebody may do something; undefined where the limit is 0, which means none. */
export type Limiters = { requests: RateLimiterRedis | undefined; guesses: RateLimiterRedis | undefined };

/**
 * Runs this after everything else of the user's that this process was given before.
 * @throws the reason of `deadline` if that has passed when its turn comes; then it does not run.
 */
export type InTurn = <Result>(
  { userId, deadline }: { userId: number; deadline: AbortSignal },
  work: () => Promise<Result>,
) => Promise<Result>;

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
  inTurn: InTurn;
  logger?: FastifyBaseLogger;
};
