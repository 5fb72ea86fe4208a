import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.ts';
import { resolveFromCaller } from './run-in-folder.ts';

/** The stack decides these by itself, because they lead to what it starts. */
const decided =
  /^(HOST|(UPLOAD|OUTPUT)_BUCKET|OUTPUT_BASE_URL|S3_\w+|AWS_(?!TIMEOUT_MS)\w+|MEDIACONVERT_(ROLE_ARN|QUEUE|EVENTS_QUEUE_URL))$/;
/** These name the servers that the stack uses instead of its own. */
const servers = ['DATABASE_URL', 'REDIS_URL'];
const paths = ['MC_PROFILES_DIR', 'WEB_DIR', 'HEARTBEAT_FILE'];

export type UserSettings = {
  /** What the API and the worker get */
  passedOn: NodeJS.ProcessEnv;
  /** The names of those that the stack decides by itself */
  unused: string[];
};

/** Finds the settings of the API and the worker in the user's environment. `.env.example` has their names. */
export async function readUserSettings(given: NodeJS.ProcessEnv): Promise<UserSettings> {
  const example = await readFile(join(repositoryRoot, '.env.example'), 'utf8');
  const names = [...example.matchAll(/^(?:# )?([A-Z]\w*)=/gm)].map(([, name = '']) => name);
  const set = names.filter((name) => given[name] && !servers.includes(name));
  const passedOn = set.filter((name) => !decided.test(name));
  return {
    passedOn: Object.fromEntries(passedOn.map((name) => [name, resolveSetting(name, given[name] ?? '')])),
    unused: set.filter((name) => decided.test(name)),
  };
}

function resolveSetting(name: string, value: string): string {
  return paths.includes(name) ? resolveFromCaller(value) : value;
}
