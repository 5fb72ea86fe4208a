import { type Command, Option } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable, type Figures } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { withBar } from '../progress-bar.ts';
import { runGrowth } from './run-growth.ts';
import { runSlope } from './run-slope.ts';

const runs = ['growth', 'slope'] as const;
type Options = { only: (typeof runs)[number][]; few: number; many: number; minutes: number; quick: boolean };

const help = `
Runs, all of them unless --only says which:
  growth  one worker whose productions all transcode: with few of them, and with many
  slope   one worker with steady work, five renders a second that take 2 s: how its memory grows by the hour, as a line
          through the sizes of every second; the first fifth of the run does not count, and after it what JavaScript
          holds is measured for the first time

  rss_mb                the resident set while the worker works
  heap_mb, external_mb  what JavaScript and its buffers hold after the garbage is collected

It reads /proc, so it runs on Linux only.

Examples:
  npm run bench -- memory --only growth --many 1000
  npm run bench -- memory --only slope --minutes 120`;

export function addMemoryCommand(program: Command, io: Io): void {
  program
    .command('memory')
    .description("measure how a worker's memory grows with what is in flight, and with time")
    .addOption(
      new Option('--only <runs...>', 'these runs only').choices(runs).default([...runs], 'all of them'),
    )
    .option('--few <n>', 'how many transcode at first', atLeast(1), 100)
    .option('--many <n>', 'how many transcode at last', atLeast(1), 10_000)
    .option('--minutes <n>', 'how long the steady work goes on', atLeast(1), 30)
    .option('--quick', 'a short run, with 500 at last and one minute; its figures say little', false)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => memory(place, io, options)));
}

async function memory(place: Place, { say }: Io, { only, few, quick, ...options }: Options): Promise<void> {
  const startedAt = performance.now();
  const [many, minutes] = quick ? [500, 1] : [options.many, options.minutes];
  const results: Figures[] = [];
  const show = (figures: Figures[]) => {
    results.push(...figures);
    say(`\n${drawTable(figures)}`);
  };
  if (only.includes('growth'))
    show(await withBar('in flight', many, (onTaken) => runGrowth(place, { few, many, onTaken })));
  if (only.includes('slope'))
    show([await withBar('minutes', minutes, (onMinute) => runSlope(place, { minutes, onMinute }))]);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  say(JSON.stringify({ bench: 'memory', runs: results, seconds }));
}
