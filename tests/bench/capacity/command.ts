import { join } from 'node:path';
import { openProcesses } from '@bacs/stack';
import { type Command, Option } from 'commander';
import { openRedis } from '../../cluster/servers.ts';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable, type Figures } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { withBar } from '../progress-bar.ts';
import { CountedRedis } from './counted-redis.ts';
import { days, usualTime } from './days.ts';
import { compare } from './figures.ts';
import { runDay } from './run-days.ts';
import { runLive } from './run-live.ts';

type Options = {
  live?: boolean;
  only: string[];
  from: number;
  hours?: number;
  minutes: number;
  seed: number;
};

const live = {
  scale: 5,
  perHour: 480,
  renderSeconds: 120,
  slots: 20,
  rates: { per_second: 2, burst: 100 },
};

const help = `
The simulation makes its choices with the code of the service: turns, how many are in flight, the budget with its script
in Redis, the interval of the sweep, back-off. Rows, queue, network and MediaConvert are simulated. docs/capacity.md says
what arrives.

--live has the service and the simulation render the same arrivals, and shows both: ${live.perHour} an hour, ${live.slots} at once, each for
${live.renderSeconds} s, with 2 calls a second. Time passes ${live.scale} times faster; figures are in seconds before scaling.

Examples:
  npm run bench -- capacity --only '10k, old account'
  npm run bench -- capacity --from 19 --hours 2
  npm run bench -- capacity --live`;

export function addCapacityCommand(program: Command, io: Io): void {
  const names = days.map(({ name }) => name);
  program
    .command('capacity')
    .description('simulate what a fleet and an AWS account carry')
    .addOption(new Option('--only <days...>', 'these days only').choices(names).default(names, 'all of them'))
    .option('--from <n>', 'the hour at which productions are accepted first', atLeast(0), usualTime.from)
    .option(
      '--hours <n>',
      `for how many hours (default: ${usualTime.hours}, or less for the largest)`,
      atLeast(0.1, { whole: false }),
    )
    .option('--live', 'hold the simulation against the service itself')
    .option(
      '--minutes <n>',
      'for how long the service accepts productions',
      atLeast(0.1, { whole: false }),
      2.6,
    )
    .option('--seed <n>', 'of what arrives', atLeast(1), 1)
    .addHelpText('after', help)
    .action((options: Options) =>
      inOwnPlace(io, async (place) => {
        const startedAt = performance.now();
        const runs = options.live ? await runBoth(place, options) : await runDays(place, io, options);
        if (options.live) io.say(`\n${drawTable(runs)}`);
        const seconds = Math.round((performance.now() - startedAt) / 1_000);
        io.say(JSON.stringify({ bench: 'capacity', runs, seconds }));
      }),
    );
}

async function runDays({ dir, tools, signal }: Place, { say }: Io, options: Options): Promise<Figures[]> {
  const processes = await openProcesses(dir);
  const server = await openRedis(processes, tools.redis, join(dir, 'redis'));
  const redis = new CountedRedis(server.url);
  try {
    await redis.ping();
    const runs: Figures[] = [];
    for (const day of days.filter(({ name }) => options.only.includes(name))) {
      const figures = await runDay(day, {
        ...options,
        hours: options.hours ?? day.hours ?? usualTime.hours,
        redis,
        signal,
      });
      runs.push(figures);
      say(`\n${drawTable([figures])}`);
    }
    return runs;
  } finally {
    redis.disconnect();
    processes.kill();
    await Promise.all([server.close(), server.proxy.close()]);
    await processes.close();
  }
}

async function runBoth(place: Place, { minutes, seed }: Options): Promise<Figures[]> {
  const hours = (minutes / 60) * live.scale;
  const figures = await withBar('live', Math.round(live.perHour * hours), (onEnded) =>
    runLive(place, { ...live, hours, seed, onEnded }),
  );
  return [
    { run: 'live', ...figures.live },
    { run: 'simulation', ...figures.simulation, ...figures.times },
    { run: 'differs by %', ...compare(figures.simulation, figures.live) },
  ];
}
