import { operations } from './operations.ts';

/** So many calls a second in the long run, and so many at once after a pause. */
export type Rate = { perSecond: number; burst: number };

/** What the configuration allows: in aggregate, and for each operation that it names. */
export type Rates = { aggregate: Rate | undefined; operations: ReadonlyMap<string, Rate> };

/** Beyond these a number is a slip: a call would wait for days, or nothing would be limited. */
export const bounds = {
  perSecond: { minimum: 0.01, maximum: 10_000 },
  burst: { minimum: 1, maximum: 100_000 },
};

type Settings = {
  MEDIACONVERT_CALLS_PER_SECOND?: number;
  MEDIACONVERT_BURST?: number;
  MEDIACONVERT_RATES?: string;
};

export function ratesOf({
  MEDIACONVERT_CALLS_PER_SECOND: perSecond,
  MEDIACONVERT_BURST: burst,
  MEDIACONVERT_RATES: operations,
}: Settings): Rates {
  return {
    aggregate: perSecond === undefined ? undefined : rateOf(perSecond, burst),
    operations: operations === undefined ? new Map() : parseRates(operations),
  };
}

/** Parses `CreateJob=1,GetJob=2:20`: calls a second, and after a colon the burst, which is a second's calls without it. */
export function parseRates(text: string): Map<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const part of text.split(',')) {
    const [, operation = '', perSecond, burst] = /^\s*(\w+)=([\d.]+)(?::(\d+))?\s*$/.exec(part) ?? [];
    const rate = rateOf(Number(perSecond), burst === undefined ? undefined : Number(burst));
    const fits = isWithin(bounds.perSecond, rate.perSecond) && isWithin(bounds.burst, rate.burst);
    if (!operations.includes(operation) || rates.has(operation) || !fits)
      throw new Error(
        `must list rates such as CreateJob=1,GetJob=2:20, each once, of ${operations.join(', ')}, from ${bounds.perSecond.minimum} to ${bounds.perSecond.maximum} a second; "${part.slice(0, 40)}" is none`,
      );
    rates.set(operation, rate);
  }
  return rates;
}

function isWithin({ minimum, maximum }: { minimum: number; maximum: number }, value: number): boolean {
  return value >= minimum && value <= maximum;
}

/** Without a burst, a second's calls may be made at once. */
function rateOf(perSecond: number, burst: number = Math.max(1, perSecond)): Rate {
  return { perSecond, burst };
}
