import { type Command, Option } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable, type Figures } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { openProgressBar } from '../progress-bar.ts';
import { runRenders } from './run-renders.ts';

type Options = {
  only: Run[];
  seconds: number[];
  scale?: number;
  renders: number;
  workers: number;
};

const usualSeconds = [6, 60, 600];
const runs = ['sweep', 'events', 'faults'] as const;
type Run = (typeof runs)[number];

/** Times pass faster the longer a render takes, so that each run takes about a minute. */
const usualScale = (renderSeconds: number) => Math.min(20, Math.max(2, Math.round(renderSeconds / 12)));

const help = `
Runs:
  sweep   no events: the sweep of the fleet finds what has ended
  events  MediaConvert's events tell of ends
  faults  a tenth of the events is lost, a tenth comes twice, all come in any order and up to 60 s late

MediaConvert renders up to 100 at once and takes 2 calls a second, 100 in a burst, in all.

Time is scaled: a render of 600 s at --scale 20 takes 30 s, MediaConvert takes 40 calls a second, and each setting of
the worker that is a time is 20 times shorter. Timeouts, locks and the windows of CreateJob stay as they are. Figures
are in seconds before scaling, so a machine that is slow by 0.1 s adds 2 s to them at --scale 20. Without --scale, each
run has its own, which its table shows. The naive way is reckoned: one GetJob for each render and 5 s.`;

export function addWatchCommand(program: Command, io: Io): void {
  program
    .command('watch')
    .description(
      'count the calls to MediaConvert that it takes to follow renders, and how late their ends are seen',
    )
    .addOption(new Option('--only <runs...>', 'these runs only').choices(runs).default(runs, 'all'))
    .option('--seconds <n...>', 'how long a render takes, several times', collect, usualSeconds)
    .option('--scale <n>', 'how many times faster time passes', atLeast(1, { whole: false }))
    .option('--renders <n>', 'how many renders each run has', atLeast(1), 200)
    .option('--workers <n>', 'how many worker processes', atLeast(1), 2)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => watch(place, io, options)));
}

async function watch(place: Place, { say }: Io, options: Options): Promise<void> {
  const startedAt = performance.now();
  const { renders, workers, only, seconds } = options;
  const results: Figures[] = [];
  for (const run of only)
    for (const renderSeconds of seconds) {
      const scale = options.scale ?? usualScale(renderSeconds);
      const bar = openProgressBar(`${run}, ${renderSeconds} s`, renders);
      try {
        const figures = await runRenders(place, {
          renderSeconds,
          scale,
          renders,
          workers,
          events: eventsOf(run, scale),
          onEnded: (count) => bar.update(count),
        });
        results.push({ run, scale, ...figures });
      } finally {
        bar.stop();
      }
    }
  say(drawTable(results));
  say(
    JSON.stringify({
      bench: 'watch',
      renders,
      workers,
      runs: results,
      seconds: Math.round((performance.now() - startedAt) / 1_000),
    }),
  );
}

function eventsOf(run: Run, scale: number) {
  if (run === 'sweep') return undefined;
  if (run === 'events') return {};
  return { faults: { lose: 0.1, double: 0.1, reorder: 1, delay_ms: Math.round(60_000 / scale) } };
}

function collect(text: string, before: number[]): number[] {
  return [...(before === usualSeconds ? [] : before), atLeast(1)(text)];
}
