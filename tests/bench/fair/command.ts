import { type Command, Option } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable, type Figures } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { withBar } from '../progress-bar.ts';
import { runAlone } from './run-alone.ts';
import { runBehind } from './run-behind.ts';
import { runMany } from './run-many.ts';
import { scale } from './setting.ts';

type Options = {
  only: Run[];
  crowd: number;
  users: number;
  most: number;
  ends: number;
  productions: number;
};

const runs = ['behind', 'many', 'alone'] as const;
type Run = (typeof runs)[number];

const help = `
Runs, all of them unless --only says which:
  behind  one user's single productions, alone and behind the many of another user: how long until they are submitted
  many    users with few and with many productions: what part of an even share each gets in every window of 100 ends.
          In the middle, Redis loses everything
  alone   one user's productions without fairness (MEDIACONVERT_BACKLOG is huge) and with it: how long they take

MediaConvert renders 20 at once and refuses nothing. Time passes ${scale} times faster: a render of 40 s takes 4 s, and each
setting of the worker that is a time is ${scale} times shorter. The figures are in seconds of the clock.

Examples:
  npm run bench -- fair --only behind
  npm run bench -- fair --only many --users 10 --most 50 --ends 200`;

export function addFairCommand(program: Command, io: Io): void {
  program
    .command('fair')
    .description('measure what part of the renders each user gets, and what that costs')
    .addOption(
      new Option('--only <runs...>', 'these runs only').choices(runs).default([...runs], 'all of them'),
    )
    .option('--crowd <n>', 'how many productions the other user has', atLeast(20), 300)
    .option('--users <n>', 'how many users there are', atLeast(2), 40)
    .option('--most <n>', 'how many productions the user with the most has; the least is 5', atLeast(5), 500)
    .option('--ends <n>', 'the run is over when so many have ended', atLeast(200), 600)
    .option('--productions <n>', 'how many productions the user has who is alone', atLeast(1), 100)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => fair(place, io, options)));
}

async function fair(place: Place, { say }: Io, options: Options): Promise<void> {
  const startedAt = performance.now();
  const { only, crowd, productions } = options;
  const results: Figures[] = [];
  const show = (figures: Figures[]) => {
    results.push(...figures);
    say(`\n${drawTable(figures)}`);
  };
  if (only.includes('behind')) {
    const figures = await withBar('behind', 10, (onDone) => runBehind(place, { crowd, onDone }));
    show([{ run: 'behind', crowd, ...figures }]);
  }
  if (only.includes('many')) {
    const { users, most, ends } = options;
    const figures = await withBar('many', ends, (onEnded) => runMany(place, { users, most, ends, onEnded }));
    show(Object.entries(figures).map(([of, shares]) => ({ run: 'many', users, of, ...shares })));
  }
  if (only.includes('alone')) {
    const figures = await withBar('alone', 2 * productions, (onEnded) =>
      runAlone(place, { productions, onEnded }),
    );
    show([{ run: 'alone', productions, ...figures }]);
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  say(JSON.stringify({ bench: 'fair', scale, runs: results, seconds }));
}
