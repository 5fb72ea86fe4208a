import type { Command } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { atLeast } from '../numbers.ts';
import { openProgressBar } from '../progress-bar.ts';
import type { Comparison } from './compare.ts';
import { runRows } from './run-rows.ts';

type Options = { rows: number; own: number };

/** What a world has at the least, so that every list has pages. */
const least = { others: 2_000, own: 300 };

export function addRowsCommand(program: Command, io: Io): void {
  program
    .command('rows')
    .description(
      'count the rows that every route and job reads, while others, and then the caller, own more and more',
    )
    .option('--rows <n>', 'how many rows of others each table gets', atLeast(least.others), 1_000_000)
    .option('--own <n>', 'how many rows of the caller', atLeast(least.others), 100_000)
    .addHelpText('after', '\nThe exit code is 1 when something reads more rows in a larger world.')
    .action((options: Options) => inOwnPlace(io, (place) => compareRows(place, io, options)));
}

async function compareRows(
  { dir, tools, signal }: Place,
  { say }: Io,
  { rows, own }: Options,
): Promise<void> {
  const startedAt = performance.now();
  // A bench in this process cannot stop in the middle. Its servers end with the process.
  signal.addEventListener('abort', () => process.exit(130));
  const sizes = [least, { others: rows, own: least.own }, { others: rows, own }];
  const bar = openProgressBar('rows in each table', rows + own + 2 * least.own);
  try {
    const comparisons = await runRows({ sizes, dir, tools, onProgress: (count) => bar.increment(count) });
    bar.stop();
    say(drawTable(comparisons));
    const grown = comparisons.filter(({ problem }) => problem !== undefined).map(({ name }) => name);
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    say(JSON.stringify({ bench: 'rows', rows, own, measured: comparisons.length, grown, seconds }));
    process.exitCode = grown.length === 0 ? 0 : 1;
  } finally {
    bar.stop();
  }
}

function drawTable(comparisons: Comparison[]): string {
  const columns = (cells: (string | number)[]) => cells.map((cell) => String(cell).padStart(10)).join('');
  const head = `  ${'rows read'.padEnd(62)}${columns(['small', "others'", 'own', 'statements'])}`;
  const lines = comparisons.map(({ name, rows, statements, problem }) =>
    `  ${name.padEnd(62)}${columns([...rows, Math.max(...statements)])}  ${problem ?? ''}`.trimEnd(),
  );
  return [head, ...lines].join('\n');
}
