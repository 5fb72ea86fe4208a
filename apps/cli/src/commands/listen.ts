import { ApiError, type BacsEvent } from '@bacs/client';
import type { Command } from 'commander';
import { toEventNumber, toWebAddress } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { Failure } from '../failure.ts';
import { openForwarder } from '../forward.ts';
import { toLocalTime } from '../output/local-time.ts';
import { toPlainText } from '../output/plain-text.ts';

type Options = { types?: BacsEvent['type'][]; after?: number; subject?: string; forward?: URL };

/** Adds `listen`. */
export function addListenCommand(program: Command, { io, connect, answer, progress }: Cli): void {
  program
    .command('listen')
    .description('print what happens to your productions, uploads, publications and deletions, until Ctrl-C')
    .option('--types <types>', 'only these types of events, comma separated', (text) => text.split(','))
    .option(
      '--after <number>',
      'begin after the event with this number; without it, begin now',
      toEventNumber,
    )
    .option('--subject <id>', 'only events of this production, upload, publication or deletion')
    .option('--forward <url>', 'also post each event to this address, signed as a webhook', toWebAddress)
    .addHelpText(
      'after',
      `
A forwarded event is signed by the Standard Webhooks convention, with BACS_WEBHOOK_SECRET of the environment, or with a
secret that is made and told. What the receiver answers is told, and an event that it refuses is not sent again.

Examples:
  bacs listen
  bacs listen --types production.completed,production.failed --json
  bacs listen --after 42 --forward http://127.0.0.1:8080/webhooks`,
    )
    .action(async ({ types, after, subject, forward: url }: Options) => {
      const bacs = await connect();
      const forward = url && openForwarder(url, io, progress.tell);
      let last = after;
      try {
        for await (const event of bacs.events({ types, after, subject, signal: io.interruption })) {
          answer(event, () => drawEvent(event));
          await forward?.(event);
          last = event.id;
        }
      } catch (error) {
        if (isAboutTypes(error))
          throw new Failure('usage', `One of these is no type of events: ${types}. docs/events.md has them.`);
        if (!io.interruption.aborted) throw error;
        const how = last === undefined ? '' : ` To go on from here: bacs listen --after ${last}`;
        throw new Failure('interrupted', `Nobody listens any more.${how}`);
      }
    });
}

function drawEvent(event: BacsEvent): string {
  const { id, time, type, subject } = event;
  const error = event.type === 'production.failed' ? event.data?.error : undefined;
  const why = error ? `${error.code} ${error.message}` : '';
  return toPlainText([id, toLocalTime(time), type.padEnd(22), subject, why].join('  ').trimEnd());
}

function isAboutTypes(error: unknown): boolean {
  return error instanceof ApiError && error.errors?.some(({ path }) => path === '/types') === true;
}
