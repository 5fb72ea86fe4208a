import { ok } from '@bacs/client';
import type { Command } from 'commander';
import { toUlids } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { follow } from '../follow.ts';
import { drawProduction } from '../output/productions.ts';

/** Adds `show`. */
export function addShowCommand(program: Command, cli: Cli): void {
  program
    .command('show')
    .description('show productions, and where they play')
    .argument('<ulid...>', 'the productions', toUlids)
    .option('--wait', 'wait until they are at their ends; the exit code tells how they ended')
    .addHelpText(
      'after',
      '\nExamples:\n  bacs show 01M81C2WT8M8Q4W6X7Y8ZABCDE\n  bacs show 01M81C2WT8M8Q4W6X7Y8ZABCDE --wait',
    )
    .action(async (ulids: string[], { wait }: { wait?: true }) => {
      const bacs = await cli.connect();
      const productions = await Promise.all(
        ulids.map((id) => ok(bacs.http.GET('/api/productions/{id}', { params: { path: { id } } }))),
      );
      if (wait) return follow(cli, bacs, productions);
      cli.answerEach(productions, drawProduction);
    });
}
