import { randomUUID } from 'node:crypto';
import { ok } from '@bacs/client';
import type { Command } from 'commander';
import { toUlid } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { follow } from '../follow.ts';

/** Adds `cancel`. */
export function addCancelCommand(program: Command, { connect, answer }: Cli): void {
  program
    .command('cancel')
    .description('cancel a production that has not ended')
    .argument('<ulid>', 'the production', toUlid)
    .addHelpText('after', '\nExample:\n  bacs cancel 01M81C2WT8M8Q4W6X7Y8ZABCDE')
    .action(async (id: string) => {
      const bacs = await connect();
      const request = bacs.http.POST('/api/productions/{id}/cancel', { params: { path: { id } } });
      const production = await ok(request);
      const isOver = production.status === 'canceled';
      answer(production, () => `${production.ulid} ${isOver ? 'is canceled.' : 'is about to be canceled.'}`);
    });
}

/** Adds `retry`. */
export function addRetryCommand(program: Command, cli: Cli): void {
  program
    .command('retry')
    .description('render again what failed or was canceled, as a new production')
    .argument('<ulid>', 'the production that ended', toUlid)
    .option('--wait', 'wait until the new one is at its end; the exit code tells how it ended')
    .addHelpText('after', '\nExample:\n  bacs retry 01M81C2WT8M8Q4W6X7Y8ZABCDE --wait')
    .action(async (id: string, { wait }: { wait?: true }) => {
      const bacs = await cli.connect();
      const params = { path: { id }, header: { 'idempotency-key': randomUUID() } };
      const production = await ok(bacs.http.POST('/api/productions/{id}/retry', { params }));
      if (wait) return follow(cli, bacs, [production]);
      cli.answer(production, () => `${production.ulid} is accepted.`);
    });
}
