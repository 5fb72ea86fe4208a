type Range = { least: number; most: number };

const pixels: Range = { least: 1, most: 65_535 };
const bitsPerSecond: Range = { least: 1, most: 1e12 };
const seconds: Range = { least: 0.001, most: 1e7 };

/** A manifest stores a number only if it can be true; any other is null in the manifest, and said in the log. */
export type Check = (what: string, value: number | null | undefined) => number | null;

export function checksOf(odd: string[]): { pixels: Check; bandwidth: Check; seconds: Check } {
  const check =
    ({ least, most }: Range, round: (value: number) => number): Check =>
    (what, value) => {
      if (value === undefined || value === null) return null;
      if (value >= least && value <= most) return round(value);
      odd.push(`${what} is ${value}`);
      return null;
    };
  return {
    pixels: check(pixels, Math.round),
    bandwidth: check(bitsPerSecond, Math.round),
    seconds: check(seconds, (value) => Math.round(value * 1_000) / 1_000),
  };
}

/** GetJob tells milliseconds. */
export function toSeconds(milliseconds: number | null | undefined): number | undefined {
  return milliseconds === undefined || milliseconds === null ? undefined : milliseconds / 1_000;
}
