import { ok } from '@bacs/client';
import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describeRendition } from '../output/renditions.ts';

/** Adds `profiles`. */
export function addProfilesCommand(program: Command, { connect, list }: Cli): void {
  program
    .command('profiles')
    .description('list the profiles that "render --profile" takes')
    .addHelpText('after', '\nExamples:\n  bacs profiles\n  bacs profiles --json | jq -r .name')
    .action(async () => {
      const { items } = await ok((await connect()).http.GET('/api/profiles'));
      list(items, [
        { title: 'profile', of: ({ name }) => name },
        { title: 'renditions', of: ({ renditions }) => renditions.map(describeRendition).join(', ') },
      ]);
    });
}
