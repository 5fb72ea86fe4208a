import { type Command, Option } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable } from '../draw-table.ts';
import { addPairOptions, type PairOptions } from '../pairs.ts';
import { withBar } from '../progress-bar.ts';
import { type AppName, apps } from './programs.ts';
import { runStart, startsOf } from './run-start.ts';

type Options = PairOptions & { only: AppName[] };

const help = `
Each app is started with its servers beside it: by Node directly and by npm, and with a warm and a cold compile cache.
Its floor is a process that imports the app's libraries and nothing else; one that does nothing shows what Node takes.

  ready_ms            until its log says that it takes jobs or requests
  user_ms, system_ms  CPU time until then, of all its processes, npm among them
  rss_mb              memory then, of all its processes
  modules             files that it loads, Node's own left out, and the packages with the most of them

It reads /proc, so it runs on Linux only.

Examples:
  npm run bench -- start --only worker --pairs 5`;

export function addStartCommand(program: Command, io: Io): void {
  const command = program
    .command('start')
    .description('measure what it takes until the API, a worker and local-aws are ready')
    .addOption(
      new Option('--only <apps...>', 'these apps only').choices(apps).default([...apps], 'all of them'),
    );
  addPairOptions(command)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => start(place, io, options)));
}

async function start(place: Place, { say }: Io, { only, quick, ...options }: Options): Promise<void> {
  const startedAt = performance.now();
  const pairs = quick ? 1 : options.pairs;
  const count = only.reduce((sum, app) => sum + (pairs + 1) * startsOf(app), 0);
  const tables = await withBar('starts', count, (onStarted) =>
    runStart(place, { apps: only, pairs, onStarted }),
  );
  for (const table of tables) say(`\n${drawTable(table)}`);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  say(JSON.stringify({ bench: 'start', pairs, runs: tables.flat(), seconds }));
}
