import type { Command } from 'commander';
import { toLimit } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { findSpace } from '../find-space.ts';
import { toLocalTime } from '../output/local-time.ts';
import { take } from '../take.ts';

/** Adds `feed`. */
export function addFeedCommand(program: Command, { io, connect, list }: Cli): void {
  program
    .command('feed')
    .description('show what a space shows, newest first; without a space, what all of them show')
    .argument('[space]', 'the number or the slug of a space')
    .option('--limit <number>', 'how many at most', toLimit, 20)
    .addHelpText('after', '\nExamples:\n  bacs feed\n  bacs feed news --json | jq -r .playlist_url')
    .action(async (space: string | undefined, { limit }: { limit: number }) => {
      const bacs = await connect();
      const query = { limit: Math.min(limit, 100) };
      const feed =
        space === undefined
          ? bacs.items('/api/feed', { query, signal: io.interruption })
          : bacs.items('/api/spaces/{id}/feed', {
              path: { id: await findSpace(bacs, space) },
              query,
              signal: io.interruption,
            });
      list(await take(feed, limit), [
        { title: 'published', of: ({ published_at }) => toLocalTime(published_at) },
        { title: 'production', of: ({ production_ulid }) => production_ulid },
        { title: 'title', of: ({ title }) => title },
        { title: 'plays at', of: ({ playlist_url }) => playlist_url },
      ]);
    });
}
