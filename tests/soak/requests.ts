import { createRandom } from './random.ts';

/** One POST of the load, sent again under its key until it is accepted. */
export type PlannedRequest = {
  at_ms: number;
  key: string;
  /** Which of the uploads. */
  upload: number;
  config: { profile?: string; quality?: string; sound?: string };
  /** Once more after it was accepted, as by a client that forgot. */
  again: boolean;
};

export type LoadOptions = { seed: number; seconds: number; productions: number; uploads: number };

const configs = [
  {},
  { quality: 'hq' },
  { sound: 'normalize' },
  { profile: 'simple-hls' },
  { profile: 'landscape-both-hls' },
  { profile: 'portrait-hls' },
] as const;

/** Over the first 70 % of the time. */
export function planRequests({ seed, seconds, productions, uploads }: LoadOptions): PlannedRequest[] {
  const random = createRandom(~seed);
  const spanMs = seconds * 700;
  return Array.from({ length: productions }, (_, index) => ({
    at_ms: Math.round((index / productions) * spanMs),
    key: `soak-${seed}-${index}`,
    upload: random.int(0, uploads - 1),
    config: random.pick(configs),
    again: random.int(0, 9) === 0,
  }));
}
