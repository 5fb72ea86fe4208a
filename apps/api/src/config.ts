import envSchema from 'env-schema';
import { type Static, Type } from 'typebox';

const Environment = Type.Object({
  HOST: Type.String({ default: '127.0.0.1' }),
  PORT: Type.Integer({ default: 3000, minimum: 0, maximum: 65_535 }),
  DATABASE_URL: Type.String({ pattern: '^mysql://' }),
  REDIS_URL: Type.String({ pattern: '^rediss?://' }),
  QUEUE_PREFIX: Type.String({ default: 'bacs', minLength: 1 }),
  AWS_REGION: Type.String({ minLength: 1 }),
  S3_FORCE_PATH_STYLE: Type.Boolean({ default: false }),
  /** Clients reach S3 here, if that differs from the address for this process. */
  S3_PUBLIC_ENDPOINT: Type.Optional(Type.String({ pattern: '^https?://' })),
  UPLOAD_BUCKET: Type.String({ minLength: 3 }),
  OUTPUT_BUCKET: Type.String({ minLength: 3 }),
  /** The public address of the output bucket, usually that of a CDN. */
  OUTPUT_BASE_URL: Type.String({ pattern: '^https?://' }),
  /** A presigned POST takes at most 5 GiB. */
  MAX_UPLOAD_BYTES: Type.Integer({ default: 5 * 1024 ** 3, minimum: 1, maximum: 5 * 1024 ** 3 }),
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
  /** The proxies whose X-Forwarded-For is believed: addresses, ranges or `loopback`, comma separated. */
  TRUST_PROXY: Type.Optional(Type.String({ minLength: 1 })),
  /** Pages of these origins may call the API, comma separated. */
  CORS_ORIGINS: Type.String({ default: '', pattern: '^( *https?://[^ ,/]+ *(,|$))*$' }),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { default: 'info' }),
});

export type Config = Static<typeof Environment>;

/** @throws an error that names everything that is wrong with the environment. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const config = envSchema<Config>({ schema: Environment, data: { ...env }, env: false });
  return { ...config, OUTPUT_BASE_URL: config.OUTPUT_BASE_URL.replace(/\/*$/, '/') };
}
