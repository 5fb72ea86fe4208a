import { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { loadProfiles } from '@bacs/mc-profiles';
import { connectWorker, openQueues } from '@bacs/queue';
import { type Dependencies, readConfig, startWorkers } from '@bacs/worker';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { createLogSparingly } from '../../apps/worker/src/log-sparingly.ts';
import { createPace } from '../../apps/worker/src/render/pace.ts';
import { createQueueStatus } from '../../apps/worker/src/render/queue-status.ts';
import type { Api } from './api.ts';

/** The real workers in this process, beside an API that `startApi` has started: for what kills none. */
export async function startWorkerBeside(api: Api, env: NodeJS.ProcessEnv = {}): Promise<Dependencies> {
  const { DATABASE_URL, REDIS_URL, QUEUE_PREFIX, AWS_REGION, OUTPUT_BUCKET } = api.deps.config;
  const config = readConfig({
    ...{ DATABASE_URL, REDIS_URL, QUEUE_PREFIX, AWS_REGION, OUTPUT_BUCKET },
    MEDIACONVERT_ROLE_ARN: 'arn:aws:iam::000000000000:role/bacs-mediaconvert',
    RENDER_POLL_MS: '50',
    BLOCKED_POLL_MS: '200',
    DELETE_SWEEP_MS: '300',
    RECONCILE_EVERY_MS: '500',
    RECONCILE_IDLE_MS: '1000',
    ...env,
  });
  const redis = connectWorker(config.REDIS_URL);
  const { queues, closeQueues } = openQueues({ connection: redis, prefix: config.QUEUE_PREFIX });
  const logger = pino({ level: 'silent' });
  const mediaConvert = new MediaConvertClient({ region: config.AWS_REGION, maxAttempts: 1 });
  const deps: Dependencies = {
    config,
    db: api.db,
    redis,
    queues,
    profiles: await loadProfiles({}),
    mediaConvert,
    s3: api.s3,
    logger,
    logSparingly: createLogSparingly(logger),
    pace: createPace(),
    queueStatus: createQueueStatus(mediaConvert, config.BLOCKED_POLL_MS),
  };
  const workers = startWorkers(deps);
  afterAll(async () => {
    await workers.close();
    await closeQueues();
    redis.disconnect();
    mediaConvert.destroy();
  });
  await workers.ready();
  return deps;
}
