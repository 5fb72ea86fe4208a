import type { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Database } from '@bacs/db';
import type { ProfileCatalogue } from '@bacs/mc-profiles';
import type { LogSparingly } from '@bacs/process';
import type { Queues, WatchState } from '@bacs/queue';
import type { Tracing } from '@bacs/tracing';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Budget } from './mediaconvert/budget/budget.ts';
import type { QueueStatus } from './mediaconvert/queue-status.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { SharedRuns } from './share-runs.ts';
import type { Together } from './together.ts';

/** The jobs work with these. The caller closes them. */
export type Dependencies = {
  config: Config;
  db: Database;
  redis: Redis;
  queues: Queues;
  profiles: ProfileCatalogue;
  mediaConvert: MediaConvertClient;
  s3: S3Client;
  sqs: SQSClient;
  logger: Logger;
  logSparingly: LogSparingly;
  budget: Budget;
  queueStatus: QueueStatus;
  /** How MediaConvert's jobs were watched a moment ago; undefined when Redis did not say. */
  watchState: () => Promise<WatchState | undefined>;
  /** Releases what waits in line: release-next.ts. */
  releases: SharedRuns;
  together: Together;
  /** undefined unless METRICS_PORT is set */
  metrics: Metrics | undefined;
  /** undefined unless there is where to send spans */
  tracing: Tracing | undefined;
};
