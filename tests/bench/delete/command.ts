import type { Command } from 'commander';
import { type Io, inOwnPlace, type Place } from '../bench.ts';
import { drawTable } from '../draw-table.ts';
import { atLeast, round } from '../numbers.ts';
import { addPairOptions, comparePairs, type PairOptions, summarize } from '../pairs.ts';
import { withBar } from '../progress-bar.ts';
import { type DeleteResult, runDelete } from './run-delete.ts';

type Options = PairOptions & { objects: number };

const help = `
The worker deletes an upload's outputs. The floor is a bare loop that lists and deletes a page after the other with the
same client. Both do so twice, the second time while a tenth of the keys fails once. The exit code is 1 when the worker
takes longer than the floor, or needs more memory in the last deletion than in the first.`;

export function addDeleteCommand(program: Command, io: Io): void {
  addPairOptions(program.command('delete'))
    .description('measure how fast the worker deletes objects, and in how much memory')
    .option('--objects <n>', 'how many objects each deletion removes', atLeast(1_000), 100_000)
    .addHelpText('after', help)
    .action((options: Options) => inOwnPlace(io, (place) => measure(place, io, options)));
}

async function measure(place: Place, { say }: Io, options: Options): Promise<void> {
  const { quick } = options;
  const objects = quick ? 2_000 : options.objects;
  const pairs = quick ? 1 : options.pairs;
  const result = await withBar('runs', 2 * pairs, (show) => {
    let done = 0;
    const onDone = () => {
      done += 1;
      show(done);
    };
    return runDelete(place, { objects, pairs, onDone });
  });
  say(`\n${drawTable(comparePairs(result.pairs))}`);
  const bounds = judge(result);
  const missed = quick ? [] : bounds.filter(({ value, most }) => value > most);
  for (const { what, value, most } of missed) say(`  ${what}: ${value} is more than ${most}`);
  say(JSON.stringify({ bench: 'delete', objects, ...result, bounds, quick }));
  process.exitCode = missed.length === 0 ? 0 : 1;
}

/** What V8 leaves by chance, in MB */
const noiseMb = 20;

function judge({ pairs, memory }: DeleteResult) {
  const ratio = (name: 'seconds' | 'failing_seconds') =>
    round(summarize(pairs.map(({ ours, floor }) => ours[name] / floor[name])).median);
  return [
    { what: 'ours / floor', value: ratio('seconds'), most: 1 },
    { what: 'ours / floor, while a tenth of the keys fails', value: ratio('failing_seconds'), most: 1 },
    {
      what: 'memory of the worker in the last deletion above that in the first, in MB',
      value: (memory.at(-1) ?? Number.NaN) - (memory[0] ?? Number.NaN),
      most: noiseMb,
    },
  ];
}
