import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listenForInterruption } from '@bacs/process';
import { ensureTools, repositoryRoot } from '@bacs/stack';
import { Presets, SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError } from 'commander';
import type { Comparison } from './compare.ts';
import { runRows } from './run-rows.ts';

type Io = { say: (line: string) => void; tell: (line: string) => void };
type Options = { rows: number; own: number };

/** What a world has at the least, so that every list has pages. */
const least = { others: 2_000, own: 300 };

export function addRowsCommand(program: Command, { say, tell }: Io): void {
  program
    .command('rows')
    .description(
      'count the rows that every route and job reads, while others, and then the caller, own more and more',
    )
    .option('--rows <n>', 'how many rows of others each table gets', toRows, 1_000_000)
    .option('--own <n>', 'how many rows of the caller', toRows, 100_000)
    .addHelpText('after', '\nThe exit code is 1 when something reads more rows in a larger world.')
    .action(async ({ rows, own }: Options) => {
      const startedAt = performance.now();
      const dir = join(repositoryRoot, '.local', `bench-${process.pid}`);
      await mkdir(dir, { recursive: true });
      listenForInterruption(
        () => process.exit(130),
        () => process.exit(130),
      );
      const sizes = [least, { others: rows, own: least.own }, { others: rows, own }];
      const bar = openProgressBar(rows + own + 2 * least.own);
      try {
        const tools = await ensureTools(['redis', 'mysql', 'ffmpeg', 'ffprobe'], tell);
        const comparisons = await runRows({ sizes, dir, tools, onProgress: (count) => bar.increment(count) });
        bar.stop();
        say(drawTable(comparisons));
        const grown = comparisons.filter(({ problem }) => problem !== undefined).map(({ name }) => name);
        const seconds = Math.round((performance.now() - startedAt) / 1_000);
        say(JSON.stringify({ bench: 'rows', rows, own, measured: comparisons.length, grown, seconds }));
        process.exitCode = grown.length === 0 ? 0 : 1;
      } finally {
        bar.stop();
        await rm(dir, { recursive: true, force: true });
      }
    });
}

function openProgressBar(total: number): SingleBar {
  const bar = new SingleBar(
    {
      format: '  rows in each table [{bar}] {value}/{total}  {eta_formatted} left',
      barsize: 20,
      stream: process.stderr,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
    },
    Presets.legacy,
  );
  bar.start(total, 0);
  return bar;
}

function drawTable(comparisons: Comparison[]): string {
  const columns = (cells: (string | number)[]) => cells.map((cell) => String(cell).padStart(10)).join('');
  const head = `  ${'rows read'.padEnd(62)}${columns(['small', "others'", 'own', 'statements'])}`;
  const lines = comparisons.map(({ name, rows, statements, problem }) =>
    `  ${name.padEnd(62)}${columns([...rows, Math.max(...statements)])}  ${problem ?? ''}`.trimEnd(),
  );
  return [head, ...lines].join('\n');
}

function toRows(value: string): number {
  const rows = Number(value);
  if (!Number.isInteger(rows) || rows < least.others)
    throw new InvalidArgumentError(`Give a whole number from ${least.others}.`);
  return rows;
}
