import { type Command, Option } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable, type Figures } from '../draw-table.ts';
import { atLeast } from '../numbers.ts';
import { addPairOptions, comparePairs, measurePairs, type PairOptions } from '../pairs.ts';
import { withBar } from '../progress-bar.ts';
import { accept } from '../scene/accept.ts';
import { inScene, type User } from '../scene/open-scene.ts';
import { startFloor, startWorkers } from './drainers.ts';
import { putBack } from './put-back.ts';
import { type Drainer, type DrainFigures, runDrain } from './run-drain.ts';
import { taking } from './setting.ts';
import { takeSample } from './take-sample.ts';

type Options = PairOptions & { only: Run[]; productions: number; uploads: number };

const runs = ['one', 'told', 'two', 'line'] as const;
type Run = (typeof runs)[number];

/** As many as MEDIACONVERT_BACKLOG may be */
const mostInLine = 1_000;

const help = `
Runs, all of them unless --only says which:
  one     a worker against the floor, a bare loop that does the least that submitting takes
  told    as one, but the floor, too, writes the history and tells clients what happens
  two     two workers against one
  line    as one, through the line: each production is released first

The productions are accepted beforehand. In all runs but the last they are released, too. MediaConvert takes all of them at
once and runs none. Each figure but per_second is per production.

Examples:
  npm run bench -- drain --only one --productions 1000`;

export function addDrainCommand(program: Command, io: Io): void {
  addPairOptions(program.command('drain'))
    .description('measure how fast workers submit what waits, and what each production costs')
    .addOption(
      new Option('--only <runs...>', 'these runs only').choices(runs).default([...runs], 'all of them'),
    )
    .option('--productions <n>', 'how many productions wait', atLeast(1), 5_000)
    .option('--uploads <n>', 'of how many uploads they are, by turns', atLeast(1), 1)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => drain(place, io, options)));
}

async function drain(
  place: Place,
  { say }: Io,
  { only, quick, uploads, ...options }: Options,
): Promise<void> {
  const startedAt = performance.now();
  const pairs = quick ? 1 : options.pairs;
  const productions = quick ? Math.min(options.productions, 200) : options.productions;
  const results: Figures[] = [];
  const show = (run: Run, figures: Figures[]) => {
    results.push(...figures.map((each) => ({ run, ...each })));
    say(`\n${drawTable(figures.map((each) => ({ run, ...each })))}`);
  };
  await inScene(place, taking, async (scene) => {
    const users = await Promise.all(Array.from({ length: uploads }, scene.signUp));
    const sample = await takeSample(scene, users);
    const ulids = await acceptByTurns(users, productions);
    const measure =
      (what: string, count: number, isReleased: boolean, start: () => Promise<Drainer[]>) => () =>
        withBar(what, count, async (onSubmitted): Promise<DrainFigures> => {
          await putBack(scene, ulids.slice(0, count), { isReleased });
          return await runDrain(scene, { start, count, onSubmitted });
        });
    const workers = (count: number) => () => startWorkers(scene, count);
    const floor = () => startFloor(scene, { sample });
    const tellingFloor = () => startFloor(scene, { sample, tells: true });
    const one = measure('one worker', productions, true, workers(1));
    // Its code runs faster the longer it has run, and it is not what is measured.
    await measure('warming local-aws up', productions, true, floor)();
    const inLine = Math.min(productions, mostInLine);
    const measured = {
      one: { ours: one, floor: measure('floor', productions, true, floor) },
      told: { ours: one, floor: measure('floor that tells', productions, true, tellingFloor) },
      two: { ours: measure('two workers', productions, true, workers(2)), floor: one },
      line: {
        ours: measure('line', inLine, false, workers(1)),
        floor: measure('floor', inLine, true, floor),
      },
    };
    for (const run of only) show(run, comparePairs(await measurePairs(pairs, measured[run])));
  });
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  say(JSON.stringify({ bench: 'drain', productions, uploads, pairs, runs: results, seconds }));
}

/** @returns the ULIDs of productions of one user's upload after the other's, again and again. */
async function acceptByTurns(users: User[], count: number): Promise<string[]> {
  const each = await Promise.all(users.map((user) => accept(user, Math.ceil(count / users.length))));
  return Array.from({ length: count }, (_, index) => {
    const own = each[index % each.length] ?? [];
    return own[Math.floor(index / each.length)] ?? '';
  });
}
