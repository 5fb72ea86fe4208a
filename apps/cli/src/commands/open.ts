import { ok } from '@bacs/client';
import type { Command } from 'commander';
import type { Cli } from '../cli.ts';

/** Adds `open`. */
export function addOpenCommand(program: Command, { connect, answer }: Cli): void {
  program
    .command('open')
    .description('print a link that signs a browser in to the page, once and within ten minutes')
    .addHelpText('after', '\nExamples:\n  bacs open\n  xdg-open "$(bacs open)"')
    .action(async () => {
      const made = await ok((await connect()).http.POST('/api/session/tickets'));
      answer(made, () => made.url);
    });
}
