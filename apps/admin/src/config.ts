import envSchema from 'env-schema';
import { type Static, Type } from 'typebox';

const Environment = Type.Object({ DATABASE_URL: Type.String({ pattern: '^mysql://' }) });

export type Config = Static<typeof Environment>;

/** @throws an error that names everything that is wrong with the environment. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return envSchema<Config>({ schema: Environment, data: { ...env }, env: false });
}
