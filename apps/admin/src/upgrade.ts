import type { Database } from '@bacs/db';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type BackfillOptions, backfill } from './backfill.ts';
import { migrate } from './migrate.ts';

type Io = { db: () => Database; write: (line: string) => void };

const dryRun = new Option('--dry-run', 'say what would be done, and write nothing').default(false);
const batch = new Option('--batch <rows>', 'rows at a time').default(1_000).argParser(toBatch);

/** `migrate`, `backfill`, and `upgrade`, which is both. */
export function addUpgradeCommands(program: Command, { db, write }: Io): void {
  program
    .command('migrate')
    .description("bring the database to today's schema; does nothing when it is there")
    .action(() => migrate(db(), write));

  program
    .command('backfill')
    .description('give the rows of the older system what ours have; may be killed and run again')
    .addOption(dryRun)
    .addOption(batch)
    .action((options: BackfillOptions) => backfill(db(), options, write));

  program
    .command('upgrade')
    .description('migrate, then backfill')
    .addOption(batch)
    .action(async (options: Pick<BackfillOptions, 'batch'>) => {
      await migrate(db(), write);
      await backfill(db(), { ...options, dryRun: false }, write);
    });
}

function toBatch(value: string): number {
  const rows = Number(value);
  if (!Number.isInteger(rows) || rows < 1 || rows > 10_000) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 10000.');
  }
  return rows;
}
