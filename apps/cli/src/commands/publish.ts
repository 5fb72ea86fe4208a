import { randomUUID } from 'node:crypto';
import { ok } from '@bacs/client';
import { type Command, Option } from 'commander';
import { toUlid } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { Failure } from '../failure.ts';
import { findSpace } from '../find-space.ts';
import { paintStatus } from '../output/paint.ts';
import { take } from '../take.ts';

type Visibility = 'inherit' | 'members' | 'public';

/** Adds `publish` and `unpublish`. */
export function addPublishCommands(program: Command, { io, connect, answer, list }: Cli): void {
  program
    .command('publish')
    .description('show a production in a space, as soon as it is completed')
    .argument('<ulid>', 'the production', toUlid)
    .requiredOption('--space <space>', 'the number or the slug of the space')
    .addOption(
      new Option('--visibility <who>', 'who sees it there').choices(['inherit', 'members', 'public']),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  bacs publish 01M81C2WT8M8Q4W6X7Y8ZABCDE --space news\n  bacs publish 01M81C2WT8M8Q4W6X7Y8ZABCDE --space 3 --visibility members',
    )
    .action(async (id: string, { space, visibility }: { space: string; visibility?: Visibility }) => {
      const bacs = await connect();
      const body = { space_id: await findSpace(bacs, space), visibility };
      const params = { path: { id }, header: { 'idempotency-key': randomUUID() } };
      const request = bacs.http.POST('/api/productions/{id}/publications', { params, body });
      const publication = await ok(request);
      const isShown = publication.status === 'published' && publication.production_status === 'completed';
      answer(publication, () =>
        isShown
          ? `${space} shows ${id}.`
          : `The publication is ${publication.status}; ${id} is ${publication.production_status}.`,
      );
    });

  program
    .command('unpublish')
    .description('take the publications of a production back, in one space or in all')
    .argument('<ulid>', 'the production', toUlid)
    .option('--space <space>', 'the number or the slug of the space')
    .addHelpText(
      'after',
      '\nExamples:\n  bacs unpublish 01M81C2WT8M8Q4W6X7Y8ZABCDE --space news\n  bacs unpublish 01M81C2WT8M8Q4W6X7Y8ZABCDE',
    )
    .action(async (id: string, { space }: { space?: string }) => {
      const bacs = await connect();
      const wanted = space === undefined ? undefined : await findSpace(bacs, space);
      const path = '/api/productions/{id}/publications';
      const all = await take(bacs.items(path, { path: { id }, query: { limit: 100 } }), 1_000);
      const shown = all.filter(
        ({ status, space_id }) =>
          (status === 'published' || status === 'pending') && (wanted ?? space_id) === space_id,
      );
      if (shown.length === 0) throw new Failure('refused', `${space ?? 'No space'} shows ${id} or waits to.`);
      const taken = [];
      for (const { id: publication } of shown) {
        const params = { path: { id: publication } };
        taken.push(await ok(bacs.http.POST('/api/publications/{id}/unpublish', { params })));
      }
      list(taken, [
        { title: 'publication', of: (one) => one.id },
        { title: 'space', of: (one) => one.space_id },
        { title: 'status', of: (one) => one.status, paint: paintStatus(io) },
      ]);
    });
}
