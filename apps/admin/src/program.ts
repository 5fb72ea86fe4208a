import { createApiKey, type Database, migrateToLatest } from '@bacs/db';
import { Command, Option } from 'commander';

type Io = { db: () => Database; write: (line: string) => void };

/** What operators do from a command line. */
export function buildProgram({ db, write }: Io): Command {
  const program = new Command('bacs').description('Operate bacs productions. DATABASE_URL says where.');

  program
    .command('migrate')
    .description("bring the database to today's schema; does nothing when it is there")
    .action(async () => {
      const applied = await migrateToLatest(db());
      for (const name of applied) write(`applied ${name}`);
      write(applied.length === 0 ? 'already up to date' : `${applied.length} migrations applied`);
    });

  program
    .command('keys')
    .description('API keys')
    .command('create')
    .description('make an API key and print it; it cannot be shown again')
    .requiredOption('--user <email>', 'whose key it is; the user is added when there is none')
    .option('--name <name>', 'what the key is for', 'command line')
    .addOption(
      new Option('--role <role>', 'what it may do').choices(['member', 'operator']).default('member'),
    )
    .action(async ({ user, name, role }) => {
      const displayName = user.split('@')[0] || user;
      const { key } = await createApiKey(db(), { email: user, displayName, role, name });
      write(key);
    });

  return program;
}
