import type { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { onTold, openDatabase } from '@bacs/db';
import { describeProblem, loadProfiles } from '@bacs/mc-profiles';
import { createLogSparingly } from '@bacs/process';
import {
  connectWorker,
  findWatchState,
  openEventHints,
  openQueues,
  rememberErrors,
  type WatchState,
  withDeadline,
} from '@bacs/queue';
import type { Tracing } from '@bacs/tracing';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Dependencies } from './dependencies.ts';
import { createBudget } from './mediaconvert/budget/budget.ts';
import { type Rates, ratesOf } from './mediaconvert/budget/rates.ts';
import { openMediaConvert } from './mediaconvert/client.ts';
import { createQueueStatus } from './mediaconvert/queue-status.ts';
import type { Metrics } from './metrics/metrics.ts';
import { rememberFor } from './remember.ts';
import { shareRuns } from './share-runs.ts';
import { openTogether } from './together.ts';

/** What is asked for each production, and changes slowly, is asked this often at most. */
const momentMs = 1_000;
const redisDeadlineMs = 500;
/** Steps wait for AWS, and share what they ask MySQL: they need fewer connections than there are steps. */
const mostConnections = 20;

/** Opens what the jobs work with, as the worker's configuration says. The caller closes it after the workers. */
export async function openDependencies(
  config: Config,
  logger: Logger,
  tracing?: Tracing,
): Promise<{ deps: Dependencies; closeDependencies: () => Promise<void> }> {
  const profiles = await loadProfiles({ dir: config.MC_PROFILES_DIR });
  for (const warning of profiles.warnings) logger.warn(`profiles: ${describeProblem(warning)}`);
  const db = openDatabase(config.DATABASE_URL, {
    poolSize: Math.min(config.RENDER_CONCURRENCY, mostConnections) + 2,
    onStatement: tracing?.traceStatement,
  });
  const redis = rememberErrors(connectWorker(config.REDIS_URL, config.QUEUE_PREFIX));
  const { queues, closeQueues } = openQueues({
    connection: redis,
    prefix: config.QUEUE_PREFIX,
    telemetry: tracing?.queues,
  });
  const hint = openEventHints(redis, config.QUEUE_PREFIX);
  onTold(db, () => hint('told'));
  // A call without an answer, or with one that stops in its middle, would hold its job for ever.
  const requestHandler = {
    connectionTimeout: config.AWS_TIMEOUT_MS,
    requestTimeout: config.AWS_TIMEOUT_MS,
    socketTimeout: config.AWS_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  };
  const aws = { region: config.AWS_REGION, requestHandler };
  const logSparingly = createLogSparingly(logger);
  const watchState = rememberFor(
    Math.min(momentMs, config.WATCH_EVERY_MS),
    () => askWatchState({ redis, prefix: config.QUEUE_PREFIX }),
    (state) => state !== undefined,
  );
  const rates = ratesOf(config);
  const budget = createBudget({
    redis,
    prefix: config.QUEUE_PREFIX,
    rates,
    // The other half of the slots is for jobs whose turn it is.
    mostWaiting: Math.ceil(config.RENDER_CONCURRENCY / 2),
    onLowered: (perSecond) =>
      logSparingly(
        'budget',
        { perSecond },
        'MediaConvert refuses calls as too fast; all workers call less often',
      ),
  });
  const mediaConvert = openMediaConvert(aws, budget);
  const s3 = new S3Client({ ...aws, forcePathStyle: config.S3_FORCE_PATH_STYLE });
  // The events queue answers a call when there is an event, or after the 20 s for which it may wait for one.
  const longPollMs = 20_000 + config.AWS_TIMEOUT_MS;
  const sqs = new SQSClient({
    ...aws,
    requestHandler: { ...requestHandler, requestTimeout: longPollMs, socketTimeout: longPollMs },
  });
  const metrics = await openMetricsOf(config, rates, [mediaConvert, s3, sqs]);
  for (const client of [mediaConvert, s3, sqs]) tracing?.traceCalls(client);
  return {
    deps: {
      config,
      db,
      redis,
      queues,
      profiles,
      mediaConvert,
      s3,
      sqs,
      logger,
      logSparingly,
      budget,
      queueStatus: createQueueStatus({
        mediaConvert,
        redis,
        prefix: config.QUEUE_PREFIX,
        maxAgeMs: config.BLOCKED_POLL_MS,
      }),
      watchState,
      releases: shareRuns(),
      together: openTogether({ db, s3, atOnce: config.RENDER_CONCURRENCY }),
      metrics,
      tracing,
    },
    closeDependencies: async () => {
      await closeQueues();
      redis.disconnect();
      mediaConvert.destroy();
      s3.destroy();
      sqs.destroy();
      await db.destroy();
    },
  };
}

/** Who wants no metrics does not load what makes them. */
async function openMetricsOf(
  { METRICS_PORT }: Config,
  rates: Rates,
  clients: (MediaConvertClient | S3Client | SQSClient)[],
): Promise<Metrics | undefined> {
  if (METRICS_PORT === undefined) return undefined;
  const { countAwsCalls } = await import('@bacs/metrics');
  const { openMetrics } = await import('./metrics/metrics.ts');
  const metrics = openMetrics(rates);
  for (const client of clients) countAwsCalls(client, metrics.calls);
  return metrics;
}

async function askWatchState(place: Parameters<typeof findWatchState>[0]): Promise<WatchState | undefined> {
  return await withDeadline(redisDeadlineMs, findWatchState(place)).catch(() => undefined);
}
