import { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { S3Client } from '@aws-sdk/client-s3';
import { openDatabase } from '@bacs/db';
import { loadProfiles } from '@bacs/mc-profiles';
import { closeQueues, connectWorker, openQueues } from '@bacs/queue';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { startHeartbeat } from './heartbeat.ts';
import { startWorkers } from './start-workers.ts';

const config = readConfig(process.env);
const logger = pino({ name: 'worker', level: config.LOG_LEVEL });

const profiles = await loadProfiles({ dir: config.MC_PROFILES_DIR });
const db = openDatabase(config.DATABASE_URL, { poolSize: config.RENDER_CONCURRENCY + 2 });
const redis = connectWorker(config.REDIS_URL);
const queues = openQueues({ connection: redis, prefix: config.QUEUE_PREFIX });
// No retries by the SDK: whether a call may be sent again is decided where its outcome is known.
const mediaConvert = new MediaConvertClient({ region: config.AWS_REGION, maxAttempts: 1 });
const s3 = new S3Client({ region: config.AWS_REGION, forcePathStyle: config.S3_FORCE_PATH_STYLE });
const workers = startWorkers({ config, db, redis, queues, profiles, mediaConvert, s3, logger });

// Shorter than the 30 s that orchestrators give by default.
closeWithGrace({ delay: 25_000, logger }, async ({ err }) => {
  if (err) logger.error({ err }, 'closing after an error');
  await workers.close();
  await closeQueues(queues);
  redis.disconnect();
  mediaConvert.destroy();
  s3.destroy();
  await db.destroy();
});

await workers.ready();
if (config.HEARTBEAT_FILE) startHeartbeat(config.HEARTBEAT_FILE);
logger.info({ concurrency: config.RENDER_CONCURRENCY }, 'worker ready');
