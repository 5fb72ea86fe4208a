import { resolve } from 'node:path';
import { requireRegion } from '@bacs/domain';
import { readEnvironment } from '@bacs/process';
import { type Static, Type } from 'typebox';
import { operationNames } from './operation-names.ts';
import { bucketName } from './s3/bucket-name.ts';
import type { BucketRates } from './token-buckets.ts';

/** The names are separated by commas. */
const bucketNames = (names: string) =>
  Type.String({ default: names, pattern: `^\\s*(${bucketName}\\s*(,\\s*|$))*$` });

const Environment = Type.Object({
  LOCAL_AWS_HOST: Type.String({ default: '127.0.0.1', minLength: 1 }),
  LOCAL_AWS_PORT: Type.Integer({ default: 4566, minimum: 0, maximum: 65_535 }),
  LOCAL_AWS_DIR: Type.String({ default: '.local/aws', minLength: 1 }),
  LOCAL_AWS_PRIVATE_BUCKETS: bucketNames('bacs-mc-uploads'),
  LOCAL_AWS_PUBLIC_BUCKETS: bucketNames('bacs-mc-public-stream'),
  LOCAL_AWS_ENGINE: Type.Enum(['ffmpeg', 'instant'], { default: 'ffmpeg' }),
  LOCAL_AWS_CONCURRENT_JOBS: Type.Integer({ default: 2, minimum: 1 }),
  /** How long CreateJob remembers a client request token; one minute in AWS. */
  LOCAL_AWS_TOKEN_WINDOW_MS: Type.Integer({ default: 60_000, minimum: 0 }),
  /** How old a signature may be when its request arrives; five minutes in AWS. */
  LOCAL_AWS_SIGNATURE_LIFE_MS: Type.Integer({ default: 300_000, minimum: 1 }),
  /**
   * The token buckets of AWS, such as `mediaconvert:*=2/100, CreateJob=0.5/10`: calls per second and in a burst, of all
   * operations together or of one. There are none by default.
   */
  LOCAL_AWS_RATES: Type.String({ default: '', accepts: readBuckets }),
  LOCAL_AWS_INSTANT_QUEUE_MS: Type.Integer({ default: 20, minimum: 0 }),
  LOCAL_AWS_INSTANT_RENDER_MS: Type.Integer({ default: 200, minimum: 0 }),
  AWS_REGION: Type.String({ default: 'us-east-1', accepts: requireRegion }),
  AWS_ACCESS_KEY_ID: Type.String({ default: 'local', minLength: 1 }),
  AWS_SECRET_ACCESS_KEY: Type.String({ default: 'local-secret', minLength: 1 }),
  FFMPEG_PATH: Type.String({ default: 'ffmpeg', minLength: 1 }),
  FFPROBE_PATH: Type.String({ default: 'ffprobe', minLength: 1 }),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { default: 'info' }),
});

export type LocalAwsConfig = {
  host: string;
  port: number;
  dir: string;
  privateBuckets: string[];
  publicBuckets: string[];
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  engine: 'ffmpeg' | 'instant';
  concurrentJobs: number;
  tokenWindowMs: number;
  signatureLifeMs: number;
  buckets: BucketRates;
  instantQueueMs: number;
  instantRenderMs: number;
  ffmpegPath: string;
  ffprobePath: string;
  logLevel: Static<typeof Environment>['LOG_LEVEL'];
};

/** Throws one error that names everything that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): LocalAwsConfig {
  const env = readEnvironment(Environment, environment);
  return {
    host: env.LOCAL_AWS_HOST,
    port: env.LOCAL_AWS_PORT,
    dir: resolve(env.LOCAL_AWS_DIR),
    privateBuckets: splitList(env.LOCAL_AWS_PRIVATE_BUCKETS),
    publicBuckets: splitList(env.LOCAL_AWS_PUBLIC_BUCKETS),
    region: env.AWS_REGION,
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    engine: env.LOCAL_AWS_ENGINE,
    concurrentJobs: env.LOCAL_AWS_CONCURRENT_JOBS,
    tokenWindowMs: env.LOCAL_AWS_TOKEN_WINDOW_MS,
    signatureLifeMs: env.LOCAL_AWS_SIGNATURE_LIFE_MS,
    buckets: readBuckets(env.LOCAL_AWS_RATES),
    instantQueueMs: env.LOCAL_AWS_INSTANT_QUEUE_MS,
    instantRenderMs: env.LOCAL_AWS_INSTANT_RENDER_MS,
    ffmpegPath: env.FFMPEG_PATH,
    ffprobePath: env.FFPROBE_PATH,
    logLevel: env.LOG_LEVEL,
  };
}

function splitList(list: string) {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/** The names of buckets, as `FaultSettings` has them */
const bucketKeys: string[] = Object.entries(operationNames).flatMap(([protocol, names]) => [
  `${protocol}:*`,
  ...names,
]);

/** Throws unless every bucket has a name of its own that is known, and two numbers above zero. */
function readBuckets(list: string): BucketRates {
  const buckets = splitList(list).map((bucket): [string, BucketRates[string]] => {
    const [, key = '', rate, burst] = /^([\w:*]+)=(\d{1,9}(?:\.\d+)?)\/(\d{1,9})$/.exec(bucket) ?? [];
    if (!(Number(rate) > 0 && Number(burst) > 0)) {
      throw new Error(`"${bucket}" is no bucket such as CreateJob=2/100`);
    }
    if (!bucketKeys.includes(key)) throw new Error(`"${key}" is none of ${bucketKeys.join(', ')}`);
    return [key, { per_second: Number(rate), burst: Number(burst) }];
  });
  const twice = buckets.find(([key], index) => buckets.findIndex(([other]) => other === key) < index);
  if (twice) throw new Error(`has the bucket ${twice[0]} twice`);
  return Object.fromEntries(buckets);
}
