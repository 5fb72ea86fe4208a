import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { take } from '../take.ts';

/** Adds `spaces`. */
export function addSpacesCommand(program: Command, { io, connect, list }: Cli): void {
  program
    .command('spaces')
    .description('list the spaces that you may read')
    .addHelpText('after', '\nExamples:\n  bacs spaces\n  bacs spaces --json | jq -r .slug')
    .action(async () => {
      const query = { limit: 100 };
      const spaces = (await connect()).items('/api/spaces', { query, signal: io.interruption });
      list(await take(spaces, 1_000), [
        { title: 'space', of: ({ id }) => id },
        { title: 'slug', of: ({ slug }) => slug },
        { title: 'type', of: ({ type }) => type },
        { title: 'your role', of: ({ role }) => role },
        { title: 'name', of: ({ name }) => name },
      ]);
    });
}
