import { requireDatabaseIn } from '@bacs/db';
import {
  regionOfQueue,
  requireBucketName,
  requireMediaConvertQueue,
  requireRegion,
  requireRoleArn,
  requireSqsQueueUrl,
} from '@bacs/domain';
import { readEnvironment } from '@bacs/process';
import { requireQueuePrefix, requireRedisUrl } from '@bacs/queue';
import { tracingSettings } from '@bacs/tracing';
import { parseSecretKeys } from '@bacs/webhooks';
import { type Static, type TInteger, Type } from 'typebox';
import { bounds, parseRates } from './mediaconvert/budget/rates.ts';

/** For how many days something is kept; 0 for ever. */
const Days = (byDefault: number): TInteger =>
  Type.Integer({ default: byDefault, minimum: 0, maximum: 36_500 });
const Milliseconds = (byDefault: number): TInteger => Type.Integer({ default: byDefault, minimum: 1 });

/** Every setting. `.env.example` and README.md list them too. */
export const Environment = Type.Object({
  DATABASE_URL: Type.String({ accepts: requireDatabaseIn }),
  REDIS_URL: Type.String({ accepts: requireRedisUrl }),
  /** In a cluster of Redis, the braces keep all keys of the queues on one node. */
  QUEUE_PREFIX: Type.String({ default: '{bacs}', accepts: requireQueuePrefix }),
  AWS_REGION: Type.String({ accepts: requireRegion }),
  /** A call to MediaConvert or S3 fails after this time. */
  AWS_TIMEOUT_MS: Milliseconds(10_000),
  S3_FORCE_PATH_STYLE: Type.Boolean({ default: false }),
  OUTPUT_BUCKET: Type.String({ accepts: requireBucketName }),
  MEDIACONVERT_ROLE_ARN: Type.String({ accepts: requireRoleArn }),
  /** The name or ARN of a queue. Without it, jobs go to the account's default queue. */
  MEDIACONVERT_QUEUE: Type.Optional(Type.String({ accepts: requireMediaConvertQueue })),
  /** The URL of the SQS queue that gets MediaConvert's events. Without it, ends are seen by looking for them. */
  MEDIACONVERT_EVENTS_QUEUE_URL: Type.Optional(Type.String({ accepts: requireSqsQueueUrl })),
  /** So many productions may be submitted and not yet running. Without it, the worker learns how many. */
  MEDIACONVERT_BACKLOG: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
  /** All workers together call MediaConvert this often. Without it, they learn what AWS allows. */
  MEDIACONVERT_CALLS_PER_SECOND: Type.Optional(Type.Number(bounds.perSecond)),
  /** After a pause, so many calls may be made at once. Without it, as many as in a second. */
  MEDIACONVERT_BURST: Type.Optional(Type.Integer(bounds.burst)),
  /** The rate of single operations, and their burst after a colon: CreateJob=1,GetJob=2:20 */
  MEDIACONVERT_RATES: Type.Optional(Type.String({ accepts: parseRates })),
  MC_PROFILES_DIR: Type.Optional(Type.String({ minLength: 1 })),
  RENDER_CONCURRENCY: Type.Integer({ default: 40, minimum: 1 }),
  /** A job stays this long with a worker that gives no sign of life. */
  RENDER_LOCK_MS: Milliseconds(30_000),
  /** The shortest wait between two steps of a render. */
  RENDER_POLL_MS: Milliseconds(5_000),
  /**
   * The fleet looks at all its MediaConvert jobs at most this often. It waits up to 24 times as long while that spares
   * calls, and up to 120 times while events tell of the jobs. Beyond ten minutes a render would look for itself first.
   */
  WATCH_EVERY_MS: Type.Integer({ default: 5_000, minimum: 20, maximum: 10 * 60_000 }),
  RECONCILE_EVERY_MS: Milliseconds(30_000),
  /** reconcile leaves a production alone for this long after a change: it may be on its way to the queue. */
  RECONCILE_IDLE_MS: Milliseconds(10_000),
  /** CreateJob is not called when the intent to do so is older. */
  SUBMIT_GUARD_MS: Milliseconds(30_000),
  /** An intent with unknown outcome is sent again while it is younger; this ends inside MediaConvert's minute. */
  SUBMIT_RESEND_MS: Milliseconds(45_000),
  /** Past this age a worker may give an intent up after two searches in vain; a signed request lives 5 min. */
  SUBMIT_SETTLE_MS: Milliseconds(7 * 60_000),
  /** This time passes between the two searches in vain that give a settled intent up. */
  SUBMIT_SEARCH_GAP_MS: Milliseconds(30_000),
  /** The longest wait between two tries while AWS refuses or is out of reach, without the random part. */
  BLOCKED_POLL_MS: Milliseconds(30_000),
  /** A MediaConvert job is lost when GetJob has not found it for this long after its submission. */
  JOB_LOST_AFTER_MS: Milliseconds(10 * 60_000),
  /** A worker searches this often for MediaConvert jobs that a production has besides its own. */
  TWINS_EVERY_MS: Milliseconds(5 * 60_000),
  /** The outputs of a completed MediaConvert job may take this long to appear in S3. */
  OUTPUTS_GRACE_MS: Milliseconds(60_000),
  DELETE_CONCURRENCY: Type.Integer({ default: 4, minimum: 1 }),
  /** This time passes between the sweep that leaves nothing behind and the sweep that confirms it. */
  DELETE_SWEEP_MS: Milliseconds(60_000),
  /** A worker looks this often for uploads that were not completed in time, and for what has been kept long enough. */
  EXPIRE_EVERY_MS: Milliseconds(10 * 60_000),
  /** The history of a production, after its end. */
  KEEP_PRODUCTION_EVENTS_DAYS: Days(90),
  /** What clients are told; who was away for longer reads anew. */
  KEEP_EVENTS_DAYS: Days(30),
  /** The history of publications, which may hold lines of the older system. */
  KEEP_PUBLICATION_EVENTS_DAYS: Days(0),
  /** What tells that a request is repeated. The API promises a day. */
  KEEP_IDEMPOTENCY_DAYS: Days(30),
  /** Completed deletions with their receipts. */
  KEEP_DELETIONS_DAYS: Days(365),
  /** API keys that were revoked or have expired, and invitations that have ended. */
  KEEP_ENDED_ACCESS_DAYS: Days(90),
  DESCRIBE_CONCURRENCY: Type.Integer({ default: 4, minimum: 1 }),
  /** A source that MediaConvert did not describe is asked about again after this time. */
  DESCRIBE_AGAIN_MS: Milliseconds(10_000),
  /** A render waits so long for an answer about its source while MediaConvert describes others. */
  DESCRIBE_PATIENCE_MS: Milliseconds(15 * 60_000),
  /** Endpoints of webhooks that are served at the same time; one that hangs takes ten seconds. */
  WEBHOOK_CONCURRENCY: Type.Integer({ default: 20, minimum: 1 }),
  /** Decrypts the secrets of webhooks: the same keys as the API's. Without it nothing is sent. */
  WEBHOOK_SECRETS_KEY: Type.Optional(Type.String({ accepts: parseSecretKeys })),
  /** true sends webhooks to this machine, too, and by http. */
  WEBHOOK_LOOPBACK: Type.Boolean({ default: false }),
  /** This process touches the file every few seconds, for a container's health check. */
  HEARTBEAT_FILE: Type.Optional(Type.String({ minLength: 1 })),
  /** Metrics for Prometheus are served here, to whoever reaches the port. Without the port there are none. */
  METRICS_HOST: Type.String({ default: '127.0.0.1' }),
  METRICS_PORT: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
  /** This worker writes the age of the oldest queued production to its log so often, to scale by; 0 for never. */
  AGE_LOG_EVERY_MS: Type.Integer({ default: 0, minimum: 0, maximum: 10 * 60_000 }),
  /** Only fault tests set it: see mediaconvert/fault-point.ts. */
  FAULT_POINTS_DIR: Type.Optional(Type.String({ minLength: 1 })),
  /** Names the release to operators, such as an image's tag or a commit. Without it, the version of the worker. */
  RELEASE: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  ...tracingSettings,
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { default: 'info' }),
});

export type Config = Static<typeof Environment>;

/** @throws an error that names everything that is wrong with the environment. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const config = readEnvironment(Environment, env);
  const { SUBMIT_GUARD_MS: guard, SUBMIT_RESEND_MS: resend, SUBMIT_SETTLE_MS: settle } = config;
  // A call that is sent at the last moment may take as long as any call may take.
  const lastArrival = resend + config.AWS_TIMEOUT_MS;
  if (guard > resend || lastArrival >= clientTokenLifeMs || resend >= settle) {
    throw new Error(
      'SUBMIT_GUARD_MS ≤ SUBMIT_RESEND_MS < SUBMIT_SETTLE_MS and SUBMIT_RESEND_MS + AWS_TIMEOUT_MS < 60000 must hold',
    );
  }
  const queueRegion = regionOfQueue(config.MEDIACONVERT_EVENTS_QUEUE_URL ?? '');
  if (queueRegion !== undefined && queueRegion !== config.AWS_REGION)
    throw new Error(
      `MEDIACONVERT_EVENTS_QUEUE_URL names a queue in ${queueRegion}, but AWS_REGION is ${config.AWS_REGION}: both must be the region of MediaConvert`,
    );
  if (config.MEDIACONVERT_BURST !== undefined && config.MEDIACONVERT_CALLS_PER_SECOND === undefined)
    throw new Error('MEDIACONVERT_BURST needs MEDIACONVERT_CALLS_PER_SECOND, the rate that it is a burst of');
  return config;
}

// MediaConvert honors a client token for a minute: sent again later, it makes a second job.
const clientTokenLifeMs = 60_000;
