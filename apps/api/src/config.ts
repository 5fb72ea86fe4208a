import { requireDatabaseIn } from '@bacs/db';
import { requireBucketName, requireRegion } from '@bacs/domain';
import { readEnvironment } from '@bacs/process';
import { requireQueuePrefix, requireRedisUrl } from '@bacs/queue';
import { tracingSettings } from '@bacs/tracing';
import { parseSecretKeys } from '@bacs/webhooks';
import { type Static, Type } from 'typebox';
import { parseTrustedProxies } from './trusted-proxies.ts';
import { parseUserWeights } from './user-weights.ts';
import { parseOrigins, requireBaseUrl } from './web-addresses.ts';

/** S3 takes no larger file in one POST: 5 GiB. */
const largestPostBytes = 5 * 1024 ** 3;

/** Every setting. `.env.example` and README.md list them too. */
export const Environment = Type.Object({
  HOST: Type.String({ default: '127.0.0.1' }),
  PORT: Type.Integer({ default: 3000, minimum: 0, maximum: 65_535 }),
  DATABASE_URL: Type.String({ accepts: requireDatabaseIn }),
  REDIS_URL: Type.String({ accepts: requireRedisUrl }),
  /** In a cluster of Redis, the braces keep all keys of the queues on one node. */
  QUEUE_PREFIX: Type.String({ default: '{bacs}', accepts: requireQueuePrefix }),
  AWS_REGION: Type.String({ accepts: requireRegion }),
  S3_FORCE_PATH_STYLE: Type.Boolean({ default: false }),
  /** Clients reach S3 here, if that differs from the address for this process. */
  S3_PUBLIC_ENDPOINT: Type.Optional(Type.String({ accepts: requireBaseUrl })),
  UPLOAD_BUCKET: Type.String({ accepts: requireBucketName }),
  OUTPUT_BUCKET: Type.String({ accepts: requireBucketName }),
  /** The public address of the output bucket, usually that of a CDN. */
  OUTPUT_BASE_URL: Type.String({ accepts: requireBaseUrl }),
  MAX_UPLOAD_BYTES: Type.Integer({ default: largestPostBytes, minimum: 1 }),
  /** An upload that is announced and not completed is deleted after this time. Its form alone is valid for an hour. */
  UPLOAD_EXPIRY_MS: Type.Integer({ default: 7 * 24 * 60 * 60_000, minimum: 60 * 60_000 }),
  MC_PROFILES_DIR: Type.Optional(Type.String({ minLength: 1 })),
  /** Requests that one user may send with all keys to all replicas; 0 for no limit. */
  RATE_LIMIT_PER_MINUTE: Type.Integer({ default: 600, minimum: 0 }),
  /** Requests without a valid API key that one address may send to all replicas; 0 for no limit. */
  AUTH_FAILURES_PER_MINUTE: Type.Integer({ default: 60, minimum: 0 }),
  /** Who may create channels, which are in everybody's list of spaces and in the global feed. */
  CHANNELS_BY: Type.Enum(['anyone', 'operators'], { default: 'anyone' }),
  /** true serves the feeds of channels and the global feed to everybody, without an API key, at /public. */
  PUBLIC_FEEDS: Type.Boolean({ default: false }),
  /** Requests for public feeds that one address may send to all replicas; 0 for no limit. */
  PUBLIC_REQUESTS_PER_MINUTE: Type.Integer({ default: 120, minimum: 0 }),
  /** How long a request waits for Redis to count it. Without an answer this replica counts by itself. */
  LIMITS_TIMEOUT_MS: Type.Integer({ default: 250, minimum: 1 }),
  /** How long a client waits for an answer at most, from when its request has arrived. */
  REQUEST_DEADLINE_MS: Type.Integer({ default: 8_000, minimum: 100 }),
  /** The proxies whose X-Forwarded-For is believed: their number, or addresses, ranges and names, comma separated. */
  TRUST_PROXY: Type.Optional(Type.String({ accepts: parseTrustedProxies })),
  /** Pages of these origins may call the API, comma separated. */
  CORS_ORIGINS: Type.String({ default: '', accepts: parseOrigins }),
  /** Productions that one user may have queued or rendering at a time; 0 for no limit. */
  MAX_UNFINISHED_PRODUCTIONS: Type.Integer({ default: 500, minimum: 0 }),
  /** How much of the fleet a user gets while others wait too, beside their 1: `12=3,40=0.5`. */
  USER_WEIGHTS: Type.String({ default: '', accepts: parseUserWeights }),
  /** What else one user may have at a time: uploads whose file has not come, valid API keys, spaces; 0 for no limit. */
  MAX_ANNOUNCED_UPLOADS: Type.Integer({ default: 1_000, minimum: 0 }),
  MAX_API_KEYS: Type.Integer({ default: 100, minimum: 0 }),
  /** A browser that has signed in is signed out after this time. */
  SESSION_LIFE_MS: Type.Integer({
    default: 12 * 60 * 60_000,
    minimum: 1_000,
    maximum: 30 * 24 * 60 * 60_000,
  }),
  /** The built files of the page at /, if not those of this repository. */
  WEB_DIR: Type.Optional(Type.String({ minLength: 1 })),
  /** How many times one user may wait for events at once in this process: requests with `wait`, and streams. */
  MAX_EVENT_WAITS: Type.Integer({ default: 100, minimum: 0 }),
  /** How often a stream of events shows that it is alive, and ends if its API key is not valid any more. */
  EVENT_BEAT_MS: Type.Integer({ default: 15_000, minimum: 100 }),
  /** Addresses that one user may have events sent to; 0 for no limit. */
  MAX_WEBHOOKS: Type.Integer({ default: 20, minimum: 0 }),
  /** Encrypts the secrets of webhooks; keys after the first one only decrypt. Without it there are no webhooks. */
  WEBHOOK_SECRETS_KEY: Type.Optional(Type.String({ accepts: parseSecretKeys })),
  /** true sends webhooks to this machine, too, and by http. */
  WEBHOOK_LOOPBACK: Type.Boolean({ default: false }),
  /** Metrics for Prometheus are served here, to whoever reaches the port. Without the port there are none. */
  METRICS_HOST: Type.String({ default: '127.0.0.1' }),
  METRICS_PORT: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
  MAX_SPACES: Type.Integer({ default: 1_000, minimum: 0 }),
  ...tracingSettings,
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { default: 'info' }),
});

export type Config = Static<typeof Environment>;

/** @throws an error that names everything that is wrong with the environment. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const config = readEnvironment(Environment, env);
  if (config.MAX_UPLOAD_BYTES > largestPostBytes)
    throw new Error(
      `env/MAX_UPLOAD_BYTES must be <= ${largestPostBytes}, because S3 takes no more than 5 GiB in one POST`,
    );
  return { ...config, OUTPUT_BASE_URL: config.OUTPUT_BASE_URL.replace(/\/*$/, '/') };
}
