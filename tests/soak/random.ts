import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The same seed gives the same answers in the same order. */
export type Random = {
  /** Both limits are included. */
  int: (from: number, to: number) => number;
  pick: <T>(of: readonly [T, ...T[]]) => T;
};

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  return { int, pick: <T>(of: readonly [T, ...T[]]) => of[int(0, of.length - 1)] as T };
}
