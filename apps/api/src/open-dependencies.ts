import { S3Client } from '@aws-sdk/client-s3';
import { onTold, openDatabase } from '@bacs/db';
import { describeProblem, loadProfiles } from '@bacs/mc-profiles';
import { createLogSparingly } from '@bacs/process';
import {
  connectProducer,
  connectWorker,
  hearEventHints,
  openEventHints,
  openQueues,
  rememberErrors,
} from '@bacs/queue';
import type { Tracing } from '@bacs/tracing';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { Dependencies, Metrics } from './dependencies.ts';
import { presentEvent } from './events/present-event.ts';
import { startRelay } from './events/relay.ts';
import { openStreams } from './events/streams.ts';
import { openTail } from './events/tail.ts';
import { openWaits } from './events/waits.ts';
import { openFleet } from './fleet/look-at-fleet.ts';
import { changingUser } from './http/changing-user.ts';
import { openTurns } from './http/in-turn.ts';
import { openLimiters } from './http/limiters.ts';
import { toProblem } from './http/problem-details.ts';
import { openReadiness } from './operations/readiness.ts';
import { openAcceptance } from './productions/acceptance.ts';
import { openLine } from './productions/look-at-line.ts';
import { parseUserWeights } from './user-weights.ts';
import { findUploadsOrigin } from './web/policy.ts';
import { wakeWebhooksOf } from './webhooks/wake.ts';

/** Opens what the API needs, from its configuration. Every connection opens on first use. */
export async function openDependencies(
  config: Config,
  logger?: FastifyBaseLogger,
  tracing?: Tracing,
): Promise<{ deps: Dependencies; closeDependencies: () => Promise<void> }> {
  const profiles = await loadProfiles({ dir: config.MC_PROFILES_DIR });
  for (const warning of profiles.warnings) logger?.warn(`profiles: ${describeProblem(warning)}`);
  // Whoever gets no connection in half of a request's time is told so.
  const db = openDatabase(config.DATABASE_URL, {
    acquireTimeoutMs: config.REQUEST_DEADLINE_MS / 2,
    share: { most: 3, holder: changingUser },
    onStatement: tracing?.traceStatement,
  });
  const redis = rememberErrors(connectProducer(config.REDIS_URL, config.QUEUE_PREFIX));
  const { queues, closeQueues } = openQueues({
    connection: redis,
    prefix: config.QUEUE_PREFIX,
    telemetry: tracing?.queues,
  });
  const { limiters, closeLimiters } = openLimiters(config);
  const s3 = new S3Client(s3Options(config));
  const metrics = await openMetricsOf(config, s3);
  tracing?.traceCalls(s3);
  const publicOptions = {
    ...s3Options(config),
    ...(config.S3_PUBLIC_ENDPOINT && { endpoint: config.S3_PUBLIC_ENDPOINT }),
  };
  const { tail, streams, closeEvents } = openEvents({ config, db, queues, redis, metrics, logger });
  const turns = openTurns();
  const opened = {
    config,
    db,
    queues,
    redis,
    lookAtFleet: openFleet({ config, queues, redis }),
    lookAtLine: openLine({ db }),
    profiles,
    s3,
    publicS3: new S3Client(publicOptions),
    uploadsOrigin: await findUploadsOrigin(publicOptions, config.UPLOAD_BUCKET),
    limiters,
    inTurn: turns.inTurn,
    acceptance: openAcceptance(db, turns),
    weights: parseUserWeights(config.USER_WEIGHTS),
    tail,
    streams,
    waits: openWaits(config.MAX_EVENT_WAITS),
    metrics,
    tracing,
    ...(logger && { logger }),
  };
  return {
    deps: { ...opened, readiness: openReadiness(opened) },
    closeDependencies: async () => {
      await closeEvents();
      await closeQueues();
      redis.disconnect();
      closeLimiters();
      await db.destroy();
    },
  };
}

type Opened = Pick<Dependencies, 'config' | 'db' | 'queues' | 'redis' | 'metrics'> & {
  logger: FastifyBaseLogger | undefined;
};

/** Numbers what is told, here and in other processes, and tells who waits for it. */
function openEvents({ config, db, queues, redis, metrics, logger }: Opened) {
  const logSparingly = logger && createLogSparingly(logger);
  const onError = (error: Error) => {
    // Of a server that is away, readiness tells.
    if (toProblem(error).statusCode !== 503)
      logSparingly?.('events', { err: error }, 'events wait for their numbers', 'error');
  };
  const hint = openEventHints(redis, config.QUEUE_PREFIX);
  const hearing = connectWorker(config.REDIS_URL, config.QUEUE_PREFIX);
  const tail = openTail({ db, onError });
  const relay = startRelay({
    db,
    present: (event) => presentEvent(event, config.OUTPUT_BASE_URL),
    onNumbered: ({ types, userIds }) => {
      for (const type of types) metrics?.events.inc({ type });
      tail.wake();
      hint('numbered');
      // Reconcile finds what this misses.
      wakeWebhooksOf({ db, queues, redis }, userIds).catch(() => {});
    },
    onError,
  });
  onTold(db, relay.wake);
  hearEventHints(hearing, config.QUEUE_PREFIX, (heard) => (heard === 'told' ? relay : tail).wake());
  return {
    tail,
    streams: openStreams({ db, beatMs: config.EVENT_BEAT_MS, onError }),
    closeEvents: async () => {
      tail.close();
      hearing.disconnect();
      await relay.close();
    },
  };
}

/** Who wants no metrics does not load what makes them. */
async function openMetricsOf({ METRICS_PORT }: Config, s3: S3Client): Promise<Metrics | undefined> {
  if (METRICS_PORT === undefined) return undefined;
  const { countAwsCalls } = await import('@bacs/metrics');
  const { openMetrics } = await import('./metrics/open-metrics.ts');
  const metrics = openMetrics();
  countAwsCalls(s3, metrics.calls);
  return metrics;
}

function s3Options(config: Config) {
  return {
    region: config.AWS_REGION,
    forcePathStyle: config.S3_FORCE_PATH_STYLE,
    requestHandler: {
      connectionTimeout: 3_000,
      requestTimeout: 3_000,
      socketTimeout: 3_000,
      throwOnRequestTimeout: true,
    },
    maxAttempts: 2,
  };
}
