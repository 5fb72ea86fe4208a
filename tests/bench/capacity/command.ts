import type { Command } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { withBar } from '../progress-bar.ts';
import { compare } from './figures.ts';
import { runLive } from './run-live.ts';

type Options = { live?: boolean; seed: number; minutes: number };

export function addCapacityCommand(program: Command, io: Io): void {
  program
    .command('capacity')
    .description('simulate what a fleet and an AWS account carry')
    .option('--live', 'hold the simulation against the service itself')
    .option(
      '--minutes <n>',
      'for how long the live run accepts productions',
      atLeast(0.1, { whole: false }),
      1.5,
    )
    .option('--seed <n>', 'of what arrives', atLeast(1), 1)
    .action((options: Options) => inOwnPlace(io, (place) => capacity(place, io, options)));
}

const live = { scale: 20, perHour: 480, renderSeconds: 120, slots: 20, rates: { per_second: 2, burst: 100 } };

async function capacity(place: Place, { say }: Io, { minutes, seed }: Options): Promise<void> {
  const hours = (minutes / 60) * live.scale;
  const figures = await withBar('live', Math.round(live.perHour * hours), (onEnded) =>
    runLive(place, { ...live, hours, seed, onEnded }),
  );
  const runs = [
    { run: 'live', ...figures.live },
    { run: 'simulation', ...figures.simulation },
    { run: 'differs by %', ...compare(figures.simulation, figures.live) },
  ];
  say(`\n${drawTable(runs)}`);
  say(JSON.stringify({ bench: 'capacity', live, times: figures.times, runs }));
}
