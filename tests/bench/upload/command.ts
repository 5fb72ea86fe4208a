import type { Command } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { withBar } from '../progress-bar.ts';
import { runUpload } from './run-upload.ts';

type Options = { gigabytes: number; quick: boolean };

const mebibyte = 1_024 ** 2;
const small = 64 * mebibyte;
/** A page that held the file, or a part of it that grows with it, would be far beyond. */
const mostMore = 100;

const help = `
A film of 64 MB and a large one are dropped into the page in a Chromium, which sends them straight to local-aws's S3. Row, S3
and disk have to agree on the size and the MD5.

  page_mb     the resident set of the page's process before, and how much more it was at most
  browser_mb  the same of all other processes of the browser
  heap_mb     the same of what the page's scripts hold
  posts       how many files have been sent until then: none twice

The exit code is 1 when a process of the browser, or the API, holds ${mostMore} MB more while it sends the large one. It reads
/proc, so it runs on Linux only.

Examples:
  npm run bench -- upload --gigabytes 4`;

export function addUploadCommand(program: Command, io: Io): void {
  program
    .command('upload')
    .description('measure what a large file costs that is dropped into the page')
    .option('--gigabytes <n>', 'how large the large one is, in GiB, and a byte more', atLeast(1), 2)
    .option('--quick', 'a short run with a quarter of a gigabyte; its figures say little', false)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => upload(place, io, options)));
}

async function upload(place: Place, { say, tell }: Io, { gigabytes, quick }: Options): Promise<void> {
  const large = (quick ? 256 : gigabytes * 1_024) * mebibyte + 1;
  const sizes = [small, large];
  const runs = await withBar('files', sizes.length, (onSent) => runUpload(place, { sizes, tell, onSent }));
  say(`\n${drawTable(runs)}`);
  const grown = ['page_mb_more', 'browser_mb_more', 'heap_mb_more', 'api_mb_more'].filter(
    (name) => Number(runs.at(-1)?.[name]) > mostMore,
  );
  for (const name of grown) say(`  ${name} is more than ${mostMore}`);
  say(JSON.stringify({ bench: 'upload', runs, grown, quick }));
  process.exitCode = grown.length === 0 ? 0 : 1;
}
