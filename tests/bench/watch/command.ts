import { type Command, Option } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable, type Figures } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { withBar } from '../progress-bar.ts';
import { runBudget } from './run-budget.ts';
import { runRenders } from './run-renders.ts';
import { runRest } from './run-rest.ts';

type Options = {
  only: Run[];
  seconds: number[];
  scale?: number;
  renders: number;
  productions: number;
  waiting: number;
  rest: number;
  workers?: number;
};

const usualSeconds = [6, 60, 600];
const renderRuns = ['sweep', 'events', 'faults'] as const;
const runs = [...renderRuns, 'budget', 'rest'] as const;
type Run = (typeof runs)[number];

/** Time passes the faster the longer a render takes, so that each run takes about a minute. */
const usualScale = (renderSeconds: number) => Math.min(20, Math.max(2, Math.round(renderSeconds / 12)));
const budgetScale = 10;

const help = `
Runs, all of them unless --only says which:
  sweep   renders without events: the sweep of the fleet finds what has ended
  events  the same with MediaConvert's events
  faults  a tenth of the events is lost, a tenth comes twice, all come in any order and up to 60 s late
  budget  a crowd waits for CreateJob, some of it is canceled, and Redis is killed for a minute in the middle
  rest    many productions wait behind renders that take a day: what Redis and the database do right after the last was
          accepted, and when all jobs sleep

MediaConvert renders up to 100 at once and takes 2 calls a second, 100 in a burst, in all. A render takes CreateJob and
GetJob, so no fleet can have more renders at once than a render has seconds: at_once_most says how many.

Time is scaled, except at rest: a render of 600 s at --scale 20 takes 30 s, MediaConvert takes 40 calls a second, and
each setting of the worker that is a time is 20 times shorter. Timeouts, locks and the windows of CreateJob stay as they
are. Figures are in seconds before scaling, so a machine that is slow by 0.1 s adds 2 s to them at --scale 20; the lag
is told as it was, too (real). Without
--scale, each run has its own, which the table shows. The naive way is reckoned from the run's own renders: one GetJob
for each and 5 s.

Examples:
  npm run bench -- watch --only sweep events --seconds 60
  npm run bench -- watch --only rest --waiting 2000`;

export function addWatchCommand(program: Command, io: Io): void {
  program
    .command('watch')
    .description(
      'count the calls to MediaConvert that it takes to follow renders, and how late their ends are seen',
    )
    .addOption(
      new Option('--only <runs...>', 'these runs only').choices(runs).default([...runs], 'all of them'),
    )
    .option('--seconds <n...>', 'how long a render takes (default: 6, 60 and 600)', toSeconds, usualSeconds)
    .option('--scale <n>', 'how many times faster time passes', atLeast(1, { whole: false }))
    .option('--renders <n>', 'how many renders each of the first three runs has', atLeast(1), 200)
    .option('--productions <n>', 'how many wait for the budget', atLeast(10), 1_000)
    .option('--waiting <n>', 'how many wait at rest', atLeast(1), 10_000)
    .option('--rest <n>', 'for how many seconds the rest is measured, twice', atLeast(1), 60)
    .option('--workers <n>', 'how many worker processes (default: 2 for renders, otherwise 4)', atLeast(1))
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => watch(place, io, options)));
}

async function watch(place: Place, { say }: Io, options: Options): Promise<void> {
  const startedAt = performance.now();
  const results: Figures[] = [];
  const show = (figures: Figures[]) => {
    results.push(...figures);
    say(`\n${drawTable(figures)}`);
  };
  for (const run of renderRuns)
    if (options.only.includes(run)) show(await followRenders(place, run, options));
  if (options.only.includes('budget')) show([await useBudget(place, options)]);
  if (options.only.includes('rest')) show(await rest(place, options));
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  say(JSON.stringify({ bench: 'watch', runs: results, seconds }));
}

async function followRenders(place: Place, run: (typeof renderRuns)[number], options: Options) {
  const { renders, workers = 2 } = options;
  const results: Figures[] = [];
  for (const renderSeconds of options.seconds) {
    const scale = options.scale ?? usualScale(renderSeconds);
    const events = eventsOf(run, scale);
    const figures = await withBar(`${run}, ${renderSeconds} s`, renders, (onEnded) =>
      runRenders(place, { renderSeconds, scale, renders, workers, events, onEnded }),
    );
    results.push({ run, scale, ...figures });
  }
  return results;
}

function eventsOf(run: Run, scale: number) {
  if (run === 'sweep') return undefined;
  if (run === 'events') return {};
  return { faults: { lose: 0.1, double: 0.1, reorder: 1, delay_ms: Math.round(60_000 / scale) } };
}

async function useBudget(place: Place, { productions, ...options }: Options): Promise<Figures> {
  const { scale = budgetScale, workers = 4 } = options;
  const figures = await withBar('budget', productions, (onEnded) =>
    runBudget(place, { scale, productions, workers, onEnded }),
  );
  return { run: 'budget', scale, workers, ...figures };
}

async function rest(place: Place, { waiting, workers = 4, rest: seconds }: Options): Promise<Figures[]> {
  const figures = await withBar('accepted, to rest', waiting, (onAccepted) =>
    runRest(place, { waiting, workers, seconds, onAccepted }),
  );
  return figures.map((moment) => ({ run: 'rest', workers, seconds, ...moment }));
}

function toSeconds(text: string, before: number[]): number[] {
  return [...(before === usualSeconds ? [] : before), atLeast(1)(text)];
}
