import type { Command } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable } from '../draw-table.ts';
import { atLeast, round } from '../numbers.ts';
import { addPairOptions, comparePairs, type PairOptions, summarize } from '../pairs.ts';
import { withBar } from '../progress-bar.ts';
import { type FeedResult, runFeed } from './run-feed.ts';

type Options = PairOptions & { publications: number; requests: number };

const help = `
The feed of all spaces, over HTTP and by its queries alone: its first page, and a page in the middle. Half of the
publications are of the older system, and a tenth are dead. The floor knows which rows a page has, and reads them by their
primary keys; over HTTP there are also the key, the limit and the answer, which cost the same for each request. The exit
code is 1 when the page in the middle takes more than 1.1 times as long as the first, when the queries of the first page
take more than 2.5 times as long as the floor, or when a page reads too many rows.`;

export function addFeedCommand(program: Command, io: Io): void {
  addPairOptions(program.command('feed'))
    .description('measure how long a page of a feed takes, and how many rows it reads, at any depth')
    .option('--publications <n>', 'how many there are', atLeast(1_000), 1_000_000)
    .option('--requests <n>', 'how often a run asks for each page', atLeast(1), 500)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => measure(place, io, options)));
}

async function measure(place: Place, { say }: Io, options: Options): Promise<void> {
  const { quick } = options;
  const publications = quick ? 2_000 : options.publications;
  const [pairs, requests] = quick ? [1, 20] : [options.pairs, options.requests];
  const depth = Math.floor(publications / 2);
  const result = await withBar('publications', publications, (onProgress) => {
    let filled = 0;
    return runFeed(place, {
      publications,
      depth,
      pairs,
      requests,
      onProgress: (rows) => {
        filled += rows;
        onProgress(filled);
      },
    });
  });
  for (const how of ['http', 'query'] as const) say(`\n  ${how}\n${drawTable(comparePairs(result[how]))}`);
  const { first, deep } = result;
  say(
    `\n${drawTable([
      { page: 'first', ...first },
      { page: 'deep', ...deep },
    ])}`,
  );
  const bounds = judge(result);
  const missed = quick ? [] : bounds.filter(({ value, most }) => value > most);
  for (const { what, value, most } of missed) say(`  ${what}: ${value} is more than ${most}`);
  say(JSON.stringify({ bench: 'feed', publications, depth, requests, first, deep, bounds, quick }));
  process.exitCode = missed.length === 0 ? 0 : 1;
}

type Bound = { what: string; value: number; most: number };

/** A page of twenty reads the dead among them, and four rows that belong to each. */
const mostRows = 200;

function judge({ http, query, first, deep }: FeedResult): Bound[] {
  const ratios = (pairs: FeedResult['http'], of: (pair: FeedResult['http'][0]) => number) =>
    round(summarize(pairs.map(of)).median);
  return [
    {
      what: 'deep / first, http',
      value: ratios(http, ({ ours }) => ours.deep_ms / ours.first_ms),
      most: 1.1,
    },
    {
      what: 'deep / first, query',
      value: ratios(query, ({ ours }) => ours.deep_ms / ours.first_ms),
      most: 1.1,
    },
    {
      what: 'first / floor, query',
      value: ratios(query, ({ ours, floor }) => ours.first_ms / floor.first_ms),
      most: 2.5,
    },
    { what: 'rows of the first page', value: first.rows, most: mostRows },
    { what: 'rows of the deep page', value: deep.rows, most: mostRows },
  ];
}
