import type { Database } from '@bacs/db';
import {
  type ApiKey,
  createApiKey,
  findApiKey,
  findApiKeysByPrefix,
  findUserByEmail,
  listApiKeys,
  tryRevokeApiKey,
} from '@bacs/db/keys';
import { type Command, Option } from 'commander';

type Io = { db: () => Database; write: (line: string) => void };

/** Adds `keys create`, `keys list` and `keys revoke`. */
export function addKeyCommands(program: Command, { db, write }: Io): void {
  const keys = program.command('keys').description('API keys');

  keys
    .command('create')
    .description('create an API key and print it once; it cannot be shown again')
    .requiredOption('--user <email>', 'e-mail address of the owner; the command creates a missing user')
    .option('--name <name>', 'what the key is for', 'command line')
    .option('--display-name <name>', 'the name of a new user, as others see it')
    .addOption(
      new Option('--role <role>', 'what the key allows').choices(['member', 'operator']).default('member'),
    )
    .action(async ({ user, name, role, displayName = null }) => {
      const { key } = await createApiKey(db(), { email: user, displayName, role, name });
      write(key);
    });

  keys
    .command('list')
    .description('list the API keys, newest first; the keys themselves are not shown')
    .option('--user <email>', 'only those of this user')
    .action(async ({ user }) => {
      const userId = user === undefined ? undefined : await findUserId(db(), user);
      write(row(['id', 'prefix', 'role', 'user', 'created', 'last used', 'revoked', 'name']));
      let before: number | undefined;
      do {
        const page = await listApiKeys(db(), { userId, before, limit: 100 });
        for (const key of page) write(describeKey(key));
        before = page.at(-1)?.id;
      } while (before !== undefined);
    });

  keys
    .command('revoke')
    .description('revoke an API key: the service refuses it from now on')
    .argument('<key>', 'the id or the prefix of the key, as `keys list` shows them')
    .action(async (wanted) => {
      const key = await findKey(db(), wanted);
      const revoked = await tryRevokeApiKey(db(), key.id);
      write(`${key.prefix} ${revoked ? 'is revoked' : 'was already revoked'}`);
    });
}

async function findUserId(db: Database, email: string): Promise<number> {
  const user = await findUserByEmail(db, email);
  if (!user) throw new Error(`There is no user ${email}.`);
  return user.id;
}

async function findKey(db: Database, wanted: string): Promise<ApiKey> {
  const byId = /^[1-9][0-9]{0,14}$/.test(wanted);
  const found = byId ? await findApiKey(db, Number(wanted)) : await findApiKeysByPrefix(db, wanted);
  const [key, ...others] = [found ?? []].flat();
  if (!key) throw new Error(`There is no API key ${wanted}.`);
  if (others.length > 0) throw new Error(`Several API keys match ${wanted}; give an id.`);
  return key;
}

const widths = [6, 13, 8, 6, 20, 20, 20];

function describeKey({ id, prefix, role, user_id, created_at, last_used_at, revoked_at, name }: ApiKey) {
  const times = [created_at, last_used_at, revoked_at].map(describeTime);
  return row([String(id), prefix, role, String(user_id), ...times, name]);
}

function row(cells: string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join('  ')
    .trimEnd();
}

function describeTime(time: Date | null): string {
  return time === null || Number.isNaN(time.getTime()) ? '-' : `${time.toISOString().slice(0, 19)}Z`;
}
