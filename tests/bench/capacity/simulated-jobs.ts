import { type Delay, isDelayed, longestDelaysMs } from '../../../packages/queue/src/delays.ts';
import type { SimulatedProduction } from './simulated-rows.ts';
import type { VirtualTime } from './virtual-time.ts';

/** When the step of a job runs again; undefined when the job is done. */
export type Again = { what: Delay; ms: number } | undefined;
type Step = (production: SimulatedProduction) => Promise<Again>;
type Job = { production: SimulatedProduction; delayMs: number | undefined; takeBack: () => void };

/** The queue of the renders, as BullMQ keeps it: first in first out, and what is delayed comes when it is due. */
export type SimulatedJobs = {
  enqueue: (production: SimulatedProduction) => void;
  /** Takes jobs, so many at a time. */
  work: (slots: number, step: Step) => void;
  /** Runs a job now that waits for this, or for anything. @returns false when a worker holds it for too long. */
  hurry: (production: SimulatedProduction, delay?: Delay) => Promise<boolean>;
};

const [hurryMs, retryMs] = [500, 50];

export function createJobs(time: VirtualTime): SimulatedJobs {
  const waiting: Job[] = [];
  const jobs = new Map<SimulatedProduction, Job>();
  const active = new Set<Job>();
  const workers: { free: number; step: Step }[] = [];

  function add(job: Job): void {
    job.takeBack();
    job.delayMs = undefined;
    waiting.push(job);
    serve();
  }

  function serve(): void {
    for (;;) {
      // Whoever has most to spare is the first to ask for a job.
      const worker = workers.reduce((one, other) => (other.free > one.free ? other : one));
      if (worker.free === 0) return;
      const job = waiting.shift();
      if (!job) return;
      worker.free -= 1;
      active.add(job);
      void worker.step(job.production).then((again) => {
        worker.free += 1;
        active.delete(job);
        if (again) delay(job, again);
        else jobs.delete(job.production);
        serve();
      });
    }
  }

  function delay(job: Job, { what, ms }: NonNullable<Again>): void {
    job.delayMs = Math.min(ms, longestDelaysMs[what]);
    job.takeBack = time.after(job.delayMs, () => add(job));
  }

  return {
    enqueue(production) {
      const job = { production, delayMs: undefined, takeBack: () => {} };
      jobs.set(production, job);
      add(job);
    },
    work(slots, step) {
      workers.push({ free: slots, step });
    },
    async hurry(production, what) {
      const deadline = time.now() + hurryMs;
      for (;;) {
        const job = jobs.get(production);
        if (job?.delayMs !== undefined && (!what || isDelayed({ delay: job.delayMs }, what))) add(job);
        if (!job || !active.has(job)) return true;
        if (time.now() + retryMs > deadline) return false;
        await time.sleep(retryMs);
      }
    },
  };
}
