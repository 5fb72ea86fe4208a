import { type Command, Option } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable, type Figures } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { addPairOptions, comparePairs, type Pair, type PairOptions } from '../pairs.ts';
import { withBar } from '../progress-bar.ts';
import { runBeforeFloor, runBesideWorker, runWithMetrics } from './run-accept.ts';

type Options = PairOptions & { only: Run[]; requests: number };

const runs = ['users', 'keyed', 'one', 'beside', 'metrics'] as const;
type Run = (typeof runs)[number];

const help = `
Runs, all of them unless --only says which. Each has 50 requests at once; the first three then have half of what that
carries, at a steady rate:
  users   50 users, each with an upload
  keyed   the same, with an Idempotency-Key for each request
  one     one user alone
  beside  50 users, and one worker beside the API; here ours is with a CreateJob that takes 200 ms, and the floor is the
          same API while CreateJob answers at once
  metrics 50 users; here ours is an API with metrics, and the floor is one without

The floor is a bare HTTP server that writes the same rows in one transaction and adds the same job, and does nothing else.
cpu_ms is what the API or the floor takes for each request.

Examples:
  npm run bench -- accept --quick
  npm run bench -- accept --only users --pairs 5`;

export function addAcceptCommand(program: Command, io: Io): void {
  const command = program
    .command('accept')
    .description('measure how fast productions are accepted, beside the least that it takes')
    .addOption(
      new Option('--only <runs...>', 'these runs only').choices(runs).default([...runs], 'all of them'),
    )
    .option('--requests <n>', 'how many requests each run has', atLeast(100), 3_000)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => measureAccept(place, io, options)));
  addPairOptions(command);
}

async function measureAccept(place: Place, { say }: Io, options: Options): Promise<void> {
  const startedAt = performance.now();
  const { only, quick } = options;
  const [pairs, count] = quick ? [1, 200] : [options.pairs, options.requests];
  const results: Figures[] = [];
  const show = (run: string, measured: Pair[]) => {
    const figures = comparePairs(measured).map((column) => ({ run, ...column }));
    results.push(...figures);
    say(`\n${drawTable(figures)}`);
  };
  for (const run of only) {
    const total = { beside: 1 + 2 * pairs, metrics: 2 + 2 * pairs }[run as string] ?? 2 + 4 * pairs;
    await withBar(run, total, async (onDone) => {
      let done = 0;
      const more = { pairs, count, onRun: () => onDone(++done) };
      if (run === 'beside') return show(run, await runBesideWorker(place, more));
      if (run === 'metrics') return show(run, await runWithMetrics(place, more));
      const users = run === 'one' ? 1 : 50;
      const { burst, half } = await runBeforeFloor(place, { ...more, users, keyed: run === 'keyed' });
      show(run, burst);
      show(`${run}, half`, half);
    });
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  say(JSON.stringify({ bench: 'accept', pairs, requests: count, runs: results, seconds }));
}
