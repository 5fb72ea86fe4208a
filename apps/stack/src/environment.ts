import { join } from 'node:path';
import { repositoryRoot } from './repository-root.ts';
import type { Ffmpeg, Servers } from './servers/find-servers.ts';

export const uploadBucket = 'bacs-mc-uploads';
export const outputBucket = 'bacs-mc-public-stream';
export const localRegion = 'us-east-1';
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };

/** Everybody may know it, and with it the secrets of a stack's webhooks. */
export const developmentSecretsKey = 'ZGV2ZWxvcG1lbnQgb25seSwgZXZlcnlib2R5IGtub3c=';

/** Any program needs these variables. The user's settings for our apps and their AWS account are not among them. */
const passedOn =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TERM|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|(http|https|all|no)_proxy)$/i;

/** Returns the part of this process's environment that does not change how our apps behave. */
export function baseEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => passedOn.test(name));
  return {
    ...Object.fromEntries(own),
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_COMPILE_CACHE: join(repositoryRoot, '.local/compile-cache'),
    TMPDIR: join(repositoryRoot, '.local/tmp'),
  };
}

export type Addresses = { apiPort: number; awsPort: number };

/** local-aws reads these variables. It needs no other server. */
export function localAwsEnvironment(
  { ffmpegPath, ffprobePath }: Ffmpeg,
  awsPort: number,
  dir: string,
): NodeJS.ProcessEnv {
  return {
    ...baseEnvironment(),
    LOG_LEVEL: 'info',
    FFMPEG_PATH: ffmpegPath,
    FFPROBE_PATH: ffprobePath,
    AWS_REGION: localRegion,
    LOCAL_AWS_HOST: '127.0.0.1',
    LOCAL_AWS_PORT: String(awsPort),
    LOCAL_AWS_DIR: join(dir, 'aws'),
    LOCAL_AWS_PRIVATE_BUCKETS: uploadBucket,
    LOCAL_AWS_PUBLIC_BUCKETS: outputBucket,
  };
}

/** The API, the worker and local-aws read these variables. */
export function appEnvironment(
  servers: Servers,
  { apiPort, awsPort }: Addresses,
  dir: string,
): NodeJS.ProcessEnv {
  const awsUrl = `http://127.0.0.1:${awsPort}`;
  return {
    ...localAwsEnvironment(servers, awsPort, dir),
    QUEUE_PREFIX: 'bacs',
    DATABASE_URL: servers.databaseUrl,
    REDIS_URL: servers.redisUrl,
    // Tests and demos come from one address, with few keys, so a limit would stop them.
    RATE_LIMIT_PER_MINUTE: '1000000',
    AUTH_FAILURES_PER_MINUTE: '1000000',
    HOST: '127.0.0.1',
    PORT: String(apiPort),
    UPLOAD_BUCKET: uploadBucket,
    OUTPUT_BUCKET: outputBucket,
    OUTPUT_BASE_URL: `${awsUrl}/${outputBucket}/`,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL: awsUrl,
    S3_FORCE_PATH_STYLE: 'true',
    MEDIACONVERT_ROLE_ARN: 'arn:aws:iam::000000000000:role/bacs-mediaconvert',
    WEBHOOK_SECRETS_KEY: developmentSecretsKey,
    WEBHOOK_LOOPBACK: 'true',
    RENDER_POLL_MS: '250',
    WATCH_EVERY_MS: '250',
    RECONCILE_EVERY_MS: '5000',
  };
}

/** Returns the URL of the queue where local-aws puts MediaConvert's events; its account is that of local-aws. */
export function eventsQueueUrl(awsUrl: string): string {
  return `${awsUrl}/000000000000/mediaconvert-events`;
}

/** Returns the part of an app's environment that another process on this machine needs to join the stack. */
export function settingsOf(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(
    ([name]) => !passedOn.test(name) && !/^(LOCAL_AWS_|NODE_|FF|TMPDIR$)/.test(name),
  );
  return Object.fromEntries(own);
}
