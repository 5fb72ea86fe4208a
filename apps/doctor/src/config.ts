import { requireDatabaseIn } from '@bacs/db';
import {
  requireBucketName,
  requireMediaConvertQueue,
  requireRegion,
  requireRoleArn,
  requireSqsQueueUrl,
} from '@bacs/domain';
import { readEnvironment } from '@bacs/process';
import { requireQueuePrefix, requireRedisUrl } from '@bacs/queue';
import { type Static, Type } from 'typebox';

const BucketName = Type.String({ accepts: requireBucketName });

/** The settings of the API and the worker that name something to look at. Each has its own; what it lacks is left out. */
const Environment = Type.Object({
  DATABASE_URL: Type.String({ accepts: requireDatabaseIn }),
  REDIS_URL: Type.String({ accepts: requireRedisUrl }),
  QUEUE_PREFIX: Type.String({ default: '{bacs}', accepts: requireQueuePrefix }),
  AWS_REGION: Type.String({ accepts: requireRegion }),
  S3_FORCE_PATH_STYLE: Type.Boolean({ default: false }),
  OUTPUT_BUCKET: BucketName,
  UPLOAD_BUCKET: Type.Optional(BucketName),
  OUTPUT_BASE_URL: Type.Optional(Type.String({ pattern: '^https?://' })),
  CORS_ORIGINS: Type.String({ default: '' }),
  MEDIACONVERT_ROLE_ARN: Type.Optional(Type.String({ accepts: requireRoleArn })),
  MEDIACONVERT_QUEUE: Type.String({ default: 'Default', accepts: requireMediaConvertQueue }),
  MEDIACONVERT_EVENTS_QUEUE_URL: Type.Optional(Type.String({ accepts: requireSqsQueueUrl })),
  MEDIACONVERT_CALLS_PER_SECOND: Type.Optional(Type.Number()),
  MEDIACONVERT_RATES: Type.Optional(Type.String()),
  MC_PROFILES_DIR: Type.Optional(Type.String({ minLength: 1 })),
});

export type Config = Static<typeof Environment>;

/** @throws an error that names everything that is wrong with the environment. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return readEnvironment(Environment, env);
}
