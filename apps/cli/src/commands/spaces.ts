import { randomUUID } from 'node:crypto';
import { ok } from '@bacs/client';
import { type Command, Option } from 'commander';
import { toName, toSlug } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { take } from '../take.ts';

/** Adds `spaces` and `create-space`. */
export function addSpaceCommands(program: Command, { io, connect, answer, list }: Cli): void {
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

  program
    .command('create-space')
    .description('create a space, which is yours')
    .argument('<slug>', 'its short name, in small letters, digits and hyphens', toSlug)
    .addOption(
      new Option('--type <type>', 'who may read it: you, its members, or everybody')
        .choices(['personal', 'group', 'channel'])
        .makeOptionMandatory(),
    )
    .option('--name <name>', 'its name, if it is not the slug', toName)
    .addHelpText('after', '\nExample:\n  bacs create-space news --type channel --name "Evening news"')
    .action(async (slug: string, { type, name = slug }: { type: Type; name?: string }) => {
      const bacs = await connect();
      const params = { header: { 'idempotency-key': randomUUID() } };
      const space = await ok(bacs.http.POST('/api/spaces', { params, body: { slug, type, name } }));
      answer(space, () => `The ${space.type} ${space.slug} is space ${space.id}.`);
    });
}

type Type = 'personal' | 'group' | 'channel';
