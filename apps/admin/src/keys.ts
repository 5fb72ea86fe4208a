import type { Database } from '@bacs/db';
import {
  type ApiKey,
  createApiKey,
  findApiKey,
  findApiKeysByPrefix,
  findUserByEmail,
  listApiKeys,
  revokeApiKey,
} from '@bacs/db/keys';
import { isLine } from '@bacs/domain';
import { type Command, InvalidArgumentError, Option } from 'commander';

type Io = { db: () => Database; write: (line: string) => void };

/** Adds `keys create`, `keys list` and `keys revoke`. */
export function addKeyCommands(program: Command, { db, write }: Io): void {
  const keys = program.command('keys').description('API keys');

  keys
    .command('create')
    .description('create an API key and print it once; it cannot be shown again')
    .requiredOption('--user <email>', 'e-mail address of the owner; creates a missing user', toEmail)
    .option('--name <name>', 'what the key is for', toName, 'command line')
    .option('--display-name <name>', 'the name of a new user, as others see it', toName)
    .addOption(
      new Option('--role <role>', 'what the key allows').choices(['member', 'operator']).default('member'),
    )
    .option(
      '--expires-at <time>',
      'when the key ends by itself, as 2027-01-31 or 2027-01-31T12:00:00Z',
      toTime,
    )
    .action(async ({ user, name, role, displayName = null, expiresAt }) => {
      const { key } = await createApiKey(db(), { email: user, displayName, role, name, expiresAt });
      write(key);
    });

  keys
    .command('list')
    .description('list the API keys, newest first; the keys themselves are not shown')
    .option('--user <email>', 'only those of this user')
    .action(async ({ user }) => {
      const userId = user === undefined ? undefined : await findUserId(db(), user);
      write(
        row(['id', 'prefix', 'role', 'user', 'maker', 'created', 'last used', 'expires', 'revoked', 'name']),
      );
      let before: number | undefined;
      do {
        const page = await listApiKeys(db(), { userId, before, limit: 100 });
        for (const key of page) write(describeKey(key));
        before = page.at(-1)?.id;
      } while (before !== undefined);
    });

  keys
    .command('revoke')
    .description(
      [
        'revoke an API key and its descendants, which are the keys that were made with it, with them, and so on: the',
        'service refuses them from now on. Keys that this command or an earlier release made have no maker.',
      ].join(' '),
    )
    .argument('<key>', 'the id or the prefix of the key, as `keys list` shows them')
    .option('--keep-descendants', 'revoke only this key, if nobody else can have had it', false)
    .action(async (wanted, { keepDescendants }) => {
      const key = await findKey(db(), wanted);
      const { itself, descendants } = await revokeApiKey(db(), key, { keepDescendants });
      write(`${key.prefix} ${itself ? 'is revoked' : 'was already revoked'}`);
      for (const id of descendants) {
        const descendant = await findApiKey(db(), id);
        write(`${descendant?.prefix} is revoked with it (${id})`);
      }
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

const widths = [6, 13, 8, 6, 6, 20, 20, 20, 20];

function describeKey(key: ApiKey) {
  const { id, prefix, role, user_id, made_by, name } = key;
  const times = [key.created_at, key.last_used_at, key.expires_at, key.revoked_at].map(describeTime);
  return row([String(id), prefix, role, String(user_id), String(made_by ?? '-'), ...times, name]);
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

function toName(text: string): string {
  if (isLine(text, 255)) return text;
  throw new InvalidArgumentError('Give one line of at most 255 characters, without control characters.');
}

function toEmail(text: string): string {
  if (isLine(text, 255) && /^[^@\s]+@[^@\s]+$/.test(text)) return text;
  throw new InvalidArgumentError('Give an e-mail address of at most 255 characters.');
}

function toTime(text: string): Date {
  const time = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(text) && time.getTime() > Date.now()) return time;
  throw new InvalidArgumentError('Give a time in the future, as 2027-01-31 or 2027-01-31T12:00:00Z.');
}
