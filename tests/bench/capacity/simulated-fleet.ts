import type { Config } from '../../../apps/worker/src/config.ts';
import type { Rates } from '../../../apps/worker/src/mediaconvert/budget/rates.ts';
import type { SimulatedJobs } from './simulated-jobs.ts';
import type { SimulatedMediaConvert } from './simulated-media-convert.ts';
import type { SimulatedProduction, SimulatedRows } from './simulated-rows.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Watched } from './watched.ts';

/** What machines and networks take, in ms */
export type Times = {
  /** From the commit of an acceptance to its job in the queue */
  enqueueMs: number;
  /** What one step costs the thread of a worker */
  cpuMs: number;
  /** From the row to CreateJob, and from GetJob’s answer to the row’s end, besides that */
  submitMs: number;
  endMs: number;
  /** A call to MediaConvert; how long a job waits there at least; how long an event is under way */
  callMs: number;
  queueMs: number;
  eventMs: number;
};

export type Settings = {
  config: Pick<
    Config,
    | 'WATCH_EVERY_MS'
    | 'TWINS_EVERY_MS'
    | 'RENDER_POLL_MS'
    | 'BLOCKED_POLL_MS'
    | 'RENDER_CONCURRENCY'
    | 'MEDIACONVERT_BACKLOG'
  >;
  workers: number;
  /** What AWS allows, of which the workers are told */
  rates: Rates;
  slots: number;
  hasEvents: boolean;
  /** Every source has been described before. */
  isDescribed: boolean;
  times: Times;
};

/** What the workers share */
export type Fleet = {
  settings: Settings;
  time: VirtualTime;
  rows: SimulatedRows;
  jobs: SimulatedJobs;
  mediaConvert: SimulatedMediaConvert;
  watched: Watched;
  /** Releases what there is room for, and wakes it, `self` excepted. */
  releaseNext: (self?: SimulatedProduction) => Promise<void>;
  /** Asks whether MediaConvert's queue is paused, as rarely as the service does. */
  askQueueStatus: () => Promise<void>;
};
