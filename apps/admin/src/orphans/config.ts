import envSchema from 'env-schema';
import { type Static, Type } from 'typebox';

const Environment = Type.Object({
  DATABASE_URL: Type.String({ pattern: '^mysql://' }),
  AWS_REGION: Type.String({ minLength: 1 }),
  S3_FORCE_PATH_STYLE: Type.Boolean({ default: false }),
  UPLOAD_BUCKET: Type.String({ minLength: 3 }),
  OUTPUT_BUCKET: Type.String({ minLength: 3 }),
});

export type OrphansConfig = Static<typeof Environment>;

/** @throws an error that names everything that is wrong with the environment. */
export function readOrphansConfig(env: NodeJS.ProcessEnv): OrphansConfig {
  return envSchema<OrphansConfig>({ schema: Environment, data: { ...env }, env: false });
}
