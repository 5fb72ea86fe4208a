import { requireDatabaseIn } from '@bacs/db';
import { requireBucketName, requireRegion } from '@bacs/domain';
import { readEnvironment } from '@bacs/process';
import { type Static, Type } from 'typebox';

const Environment = Type.Object({
  DATABASE_URL: Type.String({ accepts: requireDatabaseIn }),
  AWS_REGION: Type.String({ accepts: requireRegion }),
  S3_FORCE_PATH_STYLE: Type.Boolean({ default: false }),
  UPLOAD_BUCKET: Type.String({ accepts: requireBucketName }),
  OUTPUT_BUCKET: Type.String({ accepts: requireBucketName }),
});

export type OrphansConfig = Static<typeof Environment>;

/** @throws an error that names everything that is wrong with the environment. */
export function readOrphansConfig(env: NodeJS.ProcessEnv): OrphansConfig {
  return readEnvironment(Environment, env);
}
