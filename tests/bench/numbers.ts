import { InvalidArgumentError } from 'commander';

/** Reads the number of an option. */
export function atLeast(least: number, { whole = true } = {}): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least) || (whole && !Number.isInteger(value)))
      throw new InvalidArgumentError(`Give a ${whole ? 'whole ' : ''}number from ${least}.`);
    return value;
  };
}

/** Returns the value that this share of the values does not exceed; null if there are none. */
export function quantile(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
