import { requireDatabaseIn } from '@bacs/db';
import { readEnvironment } from '@bacs/process';
import { type Static, Type } from 'typebox';

const Environment = Type.Object({ DATABASE_URL: Type.String({ accepts: requireDatabaseIn }) });

export type Config = Static<typeof Environment>;

/** @throws an error that names everything that is wrong with the environment. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return readEnvironment(Environment, env);
}
