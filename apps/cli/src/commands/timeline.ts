import { ok } from '@bacs/client';
import type { Command } from 'commander';
import { toUlid } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { toLocalTime } from '../output/local-time.ts';
import { drawTable } from '../output/table.ts';

/** Adds `timeline`. */
export function addTimelineCommand(program: Command, { connect, answer }: Cli): void {
  program
    .command('timeline')
    .description('show what has happened to a production, and why')
    .argument('<ulid>', 'the production', toUlid)
    .addHelpText('after', '\nExample:\n  bacs timeline 01M81C2WT8M8Q4W6X7Y8ZABCDE')
    .action(async (id: string) => {
      const bacs = await connect();
      const params = { path: { id } };
      const timeline = await ok(bacs.http.GET('/api/productions/{id}/timeline', { params }));
      answer(timeline, () => {
        const table = drawTable(
          [
            { title: 'time', of: ({ at }) => toLocalTime(at) },
            { title: 'event', of: ({ event }) => event },
            { title: 'attempt', of: ({ attempt }) => attempt },
            { title: 'detail', of: ({ detail }) => (detail === null ? '' : JSON.stringify(detail)) },
          ],
          timeline.items,
        );
        return timeline.truncated ? `${table}\nThere are older events.` : table;
      });
    });
}
