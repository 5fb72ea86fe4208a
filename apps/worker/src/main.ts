import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { S3Client } from '@aws-sdk/client-s3';
import { openDatabase } from '@bacs/db';
import { loadProfiles } from '@bacs/mc-profiles';
import { connectWorker, openQueues } from '@bacs/queue';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createLogSparingly } from './log-sparingly.ts';
import { createPace } from './render/pace.ts';
import { createQueueStatus } from './render/queue-status.ts';
import { startWorkers } from './start-workers.ts';

const signedRequestLifeMs = 5 * 60_000;
const config = readConfig(process.env);
const stdout = {
  write(line: string) {
    try {
      writeSync(1, line);
    } catch {
      // Its reader is gone, or its disk full: no reason to end the service, as pino's own stdout would.
    }
  },
};
const logger = pino({ name: 'worker', level: config.LOG_LEVEL }, stdout);
if (config.SUBMIT_SETTLE_MS < signedRequestLifeMs)
  logger.warn(
    'SUBMIT_SETTLE_MS is shorter than a signed request lives at AWS: a late one may make a second job',
  );

const profiles = await loadProfiles({ dir: config.MC_PROFILES_DIR });
const db = openDatabase(config.DATABASE_URL, { poolSize: config.RENDER_CONCURRENCY + 2 });
const redis = connectWorker(config.REDIS_URL);
const { queues, closeQueues } = openQueues({ connection: redis, prefix: config.QUEUE_PREFIX });
// A call without an answer, or with one that stops in its middle, would hold its job for ever.
const requestHandler = {
  connectionTimeout: config.AWS_TIMEOUT_MS,
  requestTimeout: config.AWS_TIMEOUT_MS,
  socketTimeout: config.AWS_TIMEOUT_MS,
  throwOnRequestTimeout: true,
};
const aws = { region: config.AWS_REGION, requestHandler };
// No retries by the SDK: whether a call may be sent again is decided where its outcome is known.
const mediaConvert = new MediaConvertClient({ ...aws, maxAttempts: 1 });
const s3 = new S3Client({ ...aws, forcePathStyle: config.S3_FORCE_PATH_STYLE });
const workers = startWorkers({
  config,
  db,
  redis,
  queues,
  profiles,
  mediaConvert,
  s3,
  logger,
  logSparingly: createLogSparingly(logger),
  pace: createPace(),
  queueStatus: createQueueStatus(mediaConvert, config.BLOCKED_POLL_MS),
});

// 15 s for the steps that run, though Redis or MySQL may be away and never let them end; then this process goes,
// well inside the 30 s that orchestrators give by default.
closeWithGrace({ delay: 25_000, logger }, async ({ err }) => {
  if (err) logger.error({ err }, 'closing after an error');
  await Promise.race([close(), setTimeout(15_000)]);
});

async function close() {
  await workers.close();
  await closeQueues();
  redis.disconnect();
  mediaConvert.destroy();
  s3.destroy();
  await db.destroy();
}

await workers.ready();
if (config.HEARTBEAT_FILE) startHeartbeat(config.HEARTBEAT_FILE);
logger.info({ concurrency: config.RENDER_CONCURRENCY }, 'worker ready');
