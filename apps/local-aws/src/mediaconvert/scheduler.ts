import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import PQueue from 'p-queue';
import type { Faults } from '../faults.ts';
import { type Engine, type JobOutcome, RenderError } from './engines/engine.ts';
import { epochSeconds } from './epoch-seconds.ts';
import type { JobEvents } from './events/job-events.ts';
import type { JobsStore } from './jobs-store.ts';
import type { Job } from './wire.ts';

export type Scheduler = {
  enqueue(job: Job): void;
  /** Returns false when the job has already ended. */
  tryCancel(job: Job): boolean;
  /** Stops the running jobs. They keep their status and run again after the next start. */
  close(): Promise<void>;
};

type SchedulerParts = {
  jobs: JobsStore;
  engine: Engine;
  concurrency: number;
  faults: Faults;
  events: JobEvents;
  log: FastifyBaseLogger;
};

export function startScheduler({
  jobs,
  engine,
  concurrency,
  faults,
  events,
  log,
}: SchedulerParts): Scheduler {
  const slots = new PQueue({ concurrency });
  const controllers = new Map<string, AbortController>();
  const settling = new Set<Promise<void>>();

  async function work(job: Job, signal: AbortSignal) {
    if (job.status === 'SUBMITTED' && engine.queueMs > 0) await sleep(engine.queueMs, undefined, { signal });
    let begun = false;
    while (!begun) {
      await faults.waitWhilePaused(job.userMetadata, signal);
      begun = await slots.add(() => tryRender(job, signal), { priority: rank(job) });
    }
  }

  /** Returns false when the job was paused while it waited for its slot. */
  async function tryRender(job: Job, signal: AbortSignal) {
    if (job.status === 'SUBMITTED' && faults.isPaused(job.userMetadata)) return false;
    if (!signal.aborted) await render(job, signal);
    return true;
  }

  async function render(job: Job, signal: AbortSignal) {
    const startTime = job.timing.startTime ?? epochSeconds();
    const timing = { ...job.timing, startTime };
    const isNew = job.status === 'SUBMITTED';
    jobs.update(job.id, {
      status: 'PROGRESSING',
      currentPhase: 'PROBING',
      jobPercentComplete: 0,
      timing,
    });
    log.info({ job_id: job.id }, 'job begun');
    if (isNew) events.begun(job);
    const stopTelling = events.tellProgress(job, updateMs(job, engine));
    const outcome = await runEngine(job, signal).finally(stopTelling);
    if (signal.aborted) return;
    jobs.update(job.id, { ...endOf(outcome), timing: { ...timing, finishTime: epochSeconds() } });
    log.info({ job_id: job.id, ...outcome, outputGroupDetails: undefined }, 'job ended');
    await events.ended(job);
  }

  async function runEngine(job: Job, signal: AbortSignal): Promise<JobOutcome> {
    try {
      const outcome = await engine.run(job, {
        signal,
        onProgress({ phase, percent }) {
          if (signal.aborted) return;
          if (job.currentPhase === 'PROBING' && phase !== 'PROBING') events.inputRead(job);
          jobs.touch(job.id, { currentPhase: phase, jobPercentComplete: Math.floor(percent) });
        },
      });
      const error = faults.takeJobError(job.clientRequestToken);
      return error ? { status: 'ERROR', ...error } : outcome;
    } catch (error) {
      if (error instanceof RenderError) {
        return { status: 'ERROR', errorCode: error.code, errorMessage: error.message };
      }
      if (!signal.aborted) log.error({ err: error, job_id: job.id }, 'the engine failed');
      return { status: 'ERROR', errorCode: 1999, errorMessage: 'Unknown error' };
    }
  }

  return {
    enqueue(job) {
      const controller = new AbortController();
      controllers.set(job.id, controller);
      const settled = work(job, controller.signal)
        .catch((error) => {
          if (!controller.signal.aborted) log.error({ err: error, job_id: job.id }, 'the scheduler failed');
        })
        .finally(() => {
          controllers.delete(job.id);
          settling.delete(settled);
        });
      settling.add(settled);
    },
    tryCancel(job) {
      const controller = controllers.get(job.id);
      if (!controller || hasEnded(job)) return false;
      const timing = { ...job.timing, finishTime: epochSeconds() };
      const onlyWaited = job.status === 'SUBMITTED';
      jobs.update(job.id, { status: 'CANCELED', timing });
      controller.abort();
      if (!onlyWaited) void events.ended(job);
      return true;
    },
    async close() {
      for (const controller of controllers.values()) controller.abort();
      await Promise.all(settling);
    },
  };
}

export function hasEnded({ status }: Job): boolean {
  return status === 'COMPLETE' || status === 'ERROR' || status === 'CANCELED';
}

/** Jobs that were rendering when the process stopped go first, whatever their priority. */
function rank(job: Job) {
  return job.status === 'PROGRESSING' ? Number.MAX_SAFE_INTEGER : job.priority;
}

/** Returns the job's own interval, or a third of a render that is too short for it. */
function updateMs({ statusUpdateInterval = 'SECONDS_60' }: Job, engine: Engine) {
  const ownMs = Number(statusUpdateInterval.slice('SECONDS_'.length)) * 1_000;
  return Math.min(ownMs, (engine.renderMs?.() ?? Number.POSITIVE_INFINITY) / 3);
}

function endOf(outcome: JobOutcome): Partial<Job> {
  return outcome.status === 'COMPLETE' ? { ...outcome, jobPercentComplete: 100 } : outcome;
}
