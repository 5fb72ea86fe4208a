import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { openDatabase } from '@bacs/db';
import { loadProfiles } from '@bacs/mc-profiles';
import { connectProducer, openQueues } from '@bacs/queue';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';

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
const logger = pino(
  {
    name: 'api',
    level: config.LOG_LEVEL,
    // The path only: clients put things into query strings that belong into no log.
    serializers: { req: ({ method, url }) => ({ method, path: url.split('?')[0] }) },
  },
  stdout,
);
const requestHandler = {
  connectionTimeout: 3_000,
  requestTimeout: 3_000,
  socketTimeout: 3_000,
  throwOnRequestTimeout: true,
};
const s3Options = {
  region: config.AWS_REGION,
  forcePathStyle: config.S3_FORCE_PATH_STYLE,
  requestHandler,
  maxAttempts: 2,
};

const profiles = await loadProfiles({ dir: config.MC_PROFILES_DIR });
const db = openDatabase(config.DATABASE_URL);
const redis = connectProducer(config.REDIS_URL);
const { queues, closeQueues } = openQueues({ connection: redis, prefix: config.QUEUE_PREFIX });
const s3 = new S3Client(s3Options);
const publicS3 = new S3Client({
  ...s3Options,
  ...(config.S3_PUBLIC_ENDPOINT && { endpoint: config.S3_PUBLIC_ENDPOINT }),
});
const app = await buildApp({ config, db, queues, profiles, s3, publicS3, logger });

// 6 s for the requests that run, though Redis or MySQL may be away and never let them end; then this process goes.
closeWithGrace({ delay: 8_000, logger }, async ({ err }) => {
  if (err) logger.error({ err }, 'closing after an error');
  await Promise.race([close(), setTimeout(6_000)]);
});

async function close() {
  await app.close();
  await closeQueues();
  redis.disconnect();
  await db.destroy();
}

await app.listen({ host: config.HOST, port: config.PORT });
