import type { Command } from 'commander';
import type { Figures } from './draw-table.ts';
import { atLeast, quantile, round } from './numbers.ts';

/** The figures of one run, all of them numbers */
export type Run = Record<string, number>;
export type Pair<Measured extends Run = Run> = { ours: Measured; floor: Measured };
export type PairOptions = { pairs: number; quick: boolean };

/** Adds `--pairs` and `--quick`. */
export function addPairOptions(command: Command): Command {
  return command
    .option('--pairs <n>', 'how often ours and the floor are measured', atLeast(1), 3)
    .option('--quick', 'a short run of one pair, to see that it works; its figures say nothing', false);
}

/** Measures ours and its floor in turn, A B A B, so that what else happens on the machine meets both. */
export async function measurePairs<Measured extends Run>(
  count: number,
  { ours, floor }: { ours: () => Promise<Measured>; floor: () => Promise<Measured> },
): Promise<Pair<Measured>[]> {
  const pairs: Pair<Measured>[] = [];
  while (pairs.length < count) pairs.push({ ours: await ours(), floor: await floor() });
  return pairs;
}

/**
 * Returns the columns of a table: the medians of ours and of the floor, the median of each pair's ratio, and the least
 * and the most of these ratios, which tell the noise of the machine.
 */
export function comparePairs(pairs: Pair[]): Figures[] {
  const names = Object.keys(pairs[0]?.ours ?? {});
  const column = (of: string, value: (name: string) => number): Figures => ({
    of,
    ...Object.fromEntries(names.map((name) => [name, value(name)])),
  });
  const all = (side: keyof Pair, name: string) => pairs.map((pair) => pair[side][name] ?? Number.NaN);
  const ratios = (name: string) =>
    pairs.map(({ ours, floor }) => (ours[name] ?? Number.NaN) / (floor[name] ?? Number.NaN));
  return [
    column('ours', (name) => summarize(all('ours', name)).median),
    column('floor', (name) => summarize(all('floor', name)).median),
    column('ratio', (name) => summarize(ratios(name)).median),
    column('ratio, least', (name) => summarize(ratios(name)).least),
    column('ratio, most', (name) => summarize(ratios(name)).most),
  ];
}

/** Returns the median of several runs, and between what they lie. */
export function summarize(values: number[]): { median: number; least: number; most: number } {
  const at = (share: number) => round(quantile(values, share) ?? Number.NaN);
  return { median: at(0.5), least: at(0), most: at(1) };
}
