import { createRandom } from './random.ts';

/** One POST of the load, which is repeated with its key until it is accepted. */
export type PlannedRequest = {
  at_ms: number;
  key: string;
  /** The index of the upload */
  upload: number;
  config: { profile?: string; quality?: string; audio?: string };
  /** true sends it once more after it was accepted, like a client that forgot. */
  again: boolean;
  /** How many ms after its acceptance it is canceled; null for never */
  cancel_after_ms: number | null;
};

export type LoadOptions = { seed: number; seconds: number; productions: number; uploads: number };

/** After this wait a production may be queued, in CreateJob, rendering or ended. */
const longestWaitMs = 6_000;

const configs = [
  {},
  { quality: 'hq' },
  { audio: 'normalize' },
  { profile: 'simple-hls' },
  { profile: 'landscape-both-hls' },
  { profile: 'portrait-hls' },
] as const;

/** Plans requests over the first 70 % of the time. */
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
