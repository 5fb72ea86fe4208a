import type { Rates } from '../../../apps/worker/src/mediaconvert/budget/rates.ts';
import type { VirtualTime } from './virtual-time.ts';

export type SimulatedJob = {
  status: 'SUBMITTED' | 'PROGRESSING' | 'COMPLETE';
  renderMs: number;
  begunAt: number | undefined;
};

/** AWS has refused a call as too fast. */
export class RefusedError extends Error {}

export type MediaConvertOptions = {
  time: VirtualTime;
  /** How many jobs it renders at once */
  slots: number;
  /** What AWS's token buckets allow; they begin full. */
  rates: Rates;
  /** How long a call takes, and how long a job waits at least before it begins */
  times: { callMs: number; queueMs: number };
  onBegin: (job: SimulatedJob) => void;
  onEnd: (job: SimulatedJob) => void;
};

export type SimulatedMediaConvert = {
  calls: ReadonlyMap<string, number>;
  /** @throws RefusedError */
  call: (operation: string) => Promise<void>;
  createJob: (renderMs: number) => Promise<SimulatedJob>;
  /** How many pages ListJobs has */
  pagesOf: (status: 'SUBMITTED' | 'PROGRESSING') => number;
  percentOf: (job: SimulatedJob) => number;
  running: () => number;
  refused: () => number;
};

const pageSize = 20;

/** MediaConvert, as far as time and calls are concerned: token buckets, one queue that is first in first out, lists. */
export function createMediaConvert(options: MediaConvertOptions): SimulatedMediaConvert {
  const { time, slots, rates, times, onBegin, onEnd } = options;
  const calls = new Map<string, number>();
  const buckets = new Map<string, { tokens: number; at: number }>();
  const jobs = { SUBMITTED: new Set<SimulatedJob>(), PROGRESSING: new Set<SimulatedJob>() };
  const due: SimulatedJob[] = [];
  let refused = 0;

  /** AWS counts a call in the bucket of all and in that of its operation; a refused call takes no token. */
  async function call(operation: string): Promise<void> {
    await time.sleep(times.callMs);
    calls.set(operation, (calls.get(operation) ?? 0) + 1);
    const concerned = [
      { name: '*', rate: rates.aggregate },
      { name: operation, rate: rates.operations.get(operation) },
    ].flatMap(({ name, rate }) => {
      if (!rate) return [];
      const bucket = buckets.get(name) ?? { tokens: rate.burst, at: time.now() };
      bucket.tokens = Math.min(
        rate.burst,
        bucket.tokens + ((time.now() - bucket.at) / 1_000) * rate.perSecond,
      );
      bucket.at = time.now();
      buckets.set(name, bucket);
      return [bucket];
    });
    if (concerned.some(({ tokens }) => tokens < 1)) {
      refused += 1;
      throw new RefusedError(operation);
    }
    for (const bucket of concerned) bucket.tokens -= 1;
  }

  function begin(): void {
    while (jobs.PROGRESSING.size < slots) {
      const job = due.shift();
      if (!job) return;
      jobs.SUBMITTED.delete(job);
      jobs.PROGRESSING.add(job);
      Object.assign(job, { status: 'PROGRESSING', begunAt: time.now() });
      onBegin(job);
      time.after(job.renderMs, () => {
        jobs.PROGRESSING.delete(job);
        job.status = 'COMPLETE';
        onEnd(job);
        begin();
      });
    }
  }

  return {
    calls,
    call,
    refused: () => refused,
    running: () => jobs.PROGRESSING.size,
    async createJob(renderMs) {
      await call('CreateJob');
      const job: SimulatedJob = { status: 'SUBMITTED', renderMs, begunAt: undefined };
      jobs.SUBMITTED.add(job);
      time.after(times.queueMs, () => {
        due.push(job);
        begin();
      });
      return job;
    },
    pagesOf: (status) => Math.max(1, Math.ceil(jobs[status].size / pageSize)),
    percentOf: ({ begunAt, renderMs }: SimulatedJob) =>
      begunAt === undefined ? 0 : Math.floor((20 * (time.now() - begunAt)) / renderMs) * 5,
  };
}
