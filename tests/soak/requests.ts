import { createRandom } from './random.ts';

/** One POST of the load, sent again under its key until it is accepted. */
export type PlannedRequest = {
  at_ms: number;
  key: string;
  /** Which of the uploads. */
  upload: number;
  config: { profile?: string; quality?: string; audio?: string };
  /** Once more after it was accepted, as by a client that forgot. */
  again: boolean;
  /** How long after its acceptance it is canceled, if it is. */
  cancel_after_ms: number | null;
};

export type LoadOptions = { seed: number; seconds: number; productions: number; uploads: number };

/** Long enough to meet a production queued, in CreateJob, rendering and ended. */
const longestWaitMs = 6_000;

const configs = [
  {},
  { quality: 'hq' },
  { audio: 'normalize' },
  { profile: 'simple-hls' },
  { profile: 'landscape-both-hls' },
  { profile: 'portrait-hls' },
] as const;

/** Over the first 70 % of the time. */
export function planRequests({ seed, seconds, productions, uploads }: LoadOptions): PlannedRequest[] {
  const random = createRandom(~seed);
  const cancels = createRandom(seed ^ 0xca4ce1);
  const spanMs = seconds * 700;
  return Array.from({ length: productions }, (_, index) => ({
    at_ms: Math.round((index / productions) * spanMs),
    key: `soak-${seed}-${index}`,
    upload: random.int(0, uploads - 1),
    config: random.pick(configs),
    again: random.int(0, 9) === 0,
    cancel_after_ms: cancels.int(0, 5) === 0 ? cancels.int(0, longestWaitMs) : null,
  }));
}
