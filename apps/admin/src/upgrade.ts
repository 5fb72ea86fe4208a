import type { Database } from '@bacs/db';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type BackfillOptions, backfill } from './backfill.ts';
import { convert } from './convert.ts';
import { migrate } from './migrate.ts';

type Io = { db: () => Database; write: (line: string) => void };

const dryRun = new Option('--dry-run', 'show what would change, and write nothing').default(false);
const batch = new Option('--batch <rows>', 'how many rows to change at a time')
  .default(1_000)
  .argParser(toBatch);

/** Adds `migrate`, `backfill`, and `upgrade`, which does both and more. */
export function addUpgradeCommands(program: Command, { db, write }: Io): void {
  program
    .command('migrate')
    .description('migrate the database to the newest schema; does nothing when it has it')
    .action(() => migrate(db(), write));

  program
    .command('backfill')
    .description('fill in what rows of the older system lack; you may interrupt it and run it again')
    .addOption(dryRun)
    .addOption(batch)
    .action((options: BackfillOptions) => backfill(db(), options, write));

  program
    .command('upgrade')
    .description('convert texts to utf8mb4, migrate, then backfill')
    .addOption(batch)
    .action(async (options: Pick<BackfillOptions, 'batch'>) => {
      // A column that a migration adds is in the character set of its table.
      await convert(db(), write);
      await migrate(db(), write);
      await backfill(db(), { ...options, dryRun: false }, write);
    });
}

function toBatch(value: string): number {
  const rows = Number(value);
  if (!Number.isInteger(rows) || rows < 1 || rows > 10_000) {
    throw new InvalidArgumentError('Give a whole number from 1 to 10000.');
  }
  return rows;
}
