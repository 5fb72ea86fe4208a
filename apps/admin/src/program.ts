import type { Database } from '@bacs/db';
import { Command } from 'commander';
import { addKeyCommands } from './keys.ts';
import { addOrphansCommand } from './orphans/command.ts';
import { addUpgradeCommands } from './upgrade.ts';

type Io = { db: () => Database; write: (line: string) => void };

/** What operators do from a command line. */
export function buildProgram({ db, write }: Io): Command {
  const program = new Command('bacs').description('Operate bacs productions. DATABASE_URL says where.');

  addUpgradeCommands(program, { db, write });
  addKeyCommands(program, { db, write });
  addOrphansCommand(program, { db, write });
  return program;
}
