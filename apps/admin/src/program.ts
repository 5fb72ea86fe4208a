import type { Database } from '@bacs/db';
import { Command } from 'commander';
import { addKeyCommands } from './keys.ts';
import { addOrphansCommand } from './orphans/command.ts';
import { addProfilesCommands } from './profiles.ts';
import { addUpgradeCommands } from './upgrade.ts';

type Io = { db: () => Database; write: (line: string) => void };

/** Builds the operators' command line. */
export function buildProgram({ db, write }: Io): Command {
  const program = new Command('npm run').description(
    'Operates bacs productions, in the database that DATABASE_URL names.',
  );

  addUpgradeCommands(program, { db, write });
  addKeyCommands(program, { db, write });
  addOrphansCommand(program, { db, write });
  addProfilesCommands(program, { write });
  return program;
}
