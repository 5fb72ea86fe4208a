import { DelayedError, type Job, type Telemetry, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { JobName, Payload } from './catalogue.ts';
import { type Delay, longestDelaysMs } from './delays.ts';
import { openJobLog } from './job-log.ts';
import { InvalidPayloadError, parsePayload } from './payload.ts';
import { takeWakeUp } from './wake-up.ts';

/** A handler gets this besides its payload. */
export type JobContext = {
  /** Ends the step: the job is not done and runs again after `delayMs`. Costs no attempt. */
  notYet: (delayMs: number) => Promise<never>;
  /** Does the same for a job that an event or the sweep wakes: its delay may be longer. */
  untilWoken: (delayMs: number) => Promise<never>;
  /** Does the same for a job whose turn has not come: whoever releases the production wakes it. */
  waitInLine: () => Promise<never>;
  /**
   * Tells whether somebody has hurried the job during this step. One that is about to end asks, since it would otherwise
   * take their wake-up along.
   */
  isWoken: () => Promise<boolean>;
  /** Shows how far the job is on Bull Board, in percent. */
  progress: (percent: number) => Promise<void>;
  /**
   * Notes a line for people on Bull Board, with the time. It must contain no secret and no URL that gives access. The
   * lines of a step are written together when it ends. Only the newest ones stay, and nothing depends on them: those that
   * Redis does not take, or of a step that a crash has ended, are left out.
   */
  log: (line: string) => void;
  /** The job has not run before. */
  isFirstRun: boolean;
  /** It aborts when Redis reports that another worker has the job, but not while Redis is out of reach. */
  signal: AbortSignal;
};

/** A job ends in one of four ways: return, throw (again, later), throw JobFailedError (for good), or notYet. */
export type Handler<Name extends JobName> = (payload: Payload<Name>, context: JobContext) => Promise<void>;
export type Handlers = { [Name in JobName]: Handler<Name> };

/** The job has ended and failed; the row is already written. Bull Board shows the message unchanged. */
export class JobFailedError extends UnrecoverableError {
  override name = 'JobFailedError';
}

export type WorkerOptions = {
  connection: Redis;
  prefix: string;
  concurrency: number;
  /** How long a job stays with a worker that gives no sign of life, in ms. */
  lockMs: number;
  /** The worker calls this for every error, inside and outside of jobs. */
  onError: (error: Error, jobId?: string) => void;
  telemetry?: Telemetry | undefined;
};

/** Starts taking jobs of one queue. End it with `close()`, which waits for the jobs that run. */
export function startWorker<Name extends JobName>(
  name: Name,
  handler: Handler<Name>,
  options: WorkerOptions,
): Worker {
  const { connection, prefix, concurrency, lockMs, onError, telemetry } = options;
  const worker: Worker = new Worker(
    name,
    (job, token, signal) => handle(name, handler, { job, token, signal, worker, connection }),
    {
      connection,
      prefix,
      concurrency,
      ...(telemetry && { telemetry }),
      lockDuration: lockMs,
      stalledInterval: lockMs,
      // A crash of a worker says nothing about a render, however many crashes a render sees.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      // This is the wait after a broken connection. The default of 15 s would leave a slot idle.
      runRetryDelay: 1_000,
      settings: { backoffStrategy: (attemptsMade = 1) => cappedBackoff(attemptsMade) },
    },
  );
  worker.on('error', (error) => onError(error));
  worker.on('failed', (job, error) => onError(error, job?.id));
  // The handler still runs, but another worker has the job now, so its further work is in vain.
  worker.on('lockRenewalFailed', (ids: string[]) => {
    for (const id of ids) worker.cancelJob(id, 'lock lost');
  });
  return worker;
}

/** It says how a step has ended, and nothing else: each of its own would take note of where it was thrown. */
const delayed = new DelayedError();

type Taken = {
  job: Job;
  token: string | undefined;
  signal: AbortSignal | undefined;
  worker: Worker;
  connection: Redis;
};

async function handle<Name extends JobName>(
  name: Name,
  handler: Handler<Name>,
  { job, token, signal, worker, connection }: Taken,
): Promise<void> {
  const log = openJobLog(connection, job);
  /** Somebody has hurried the job during its step. */
  const isWoken = (delay: Delay) =>
    takeWakeUp(connection, worker, { jobId: job.id ?? '', delay }).catch(() => false);
  // As soon as the job is delayed, another worker may have it: nothing else of the step may follow.
  const delay = async (what: Delay, delayMs: number) => {
    // Redis does both in this order, since they take the same connection.
    void log.write();
    await job.moveToDelayed(Date.now() + Math.min(delayMs, longestDelaysMs[what]), token);
    if (await isWoken(what)) await job.promote().catch(() => {});
    throw delayed;
  };
  const context: JobContext = {
    notYet: (delayMs) => delay('step', delayMs),
    untilWoken: (delayMs) => delay('backstop', delayMs),
    waitInLine: () => delay('line', longestDelaysMs.line),
    isWoken: () => isWoken('step'),
    progress: (percent) => job.updateProgress(percent),
    log: log.note,
    isFirstRun: job.attemptsStarted <= 1,
    signal: signal ?? new AbortController().signal,
  };
  try {
    await handler(parsePayload(name, job.data), context);
  } catch (error) {
    if (error instanceof InvalidPayloadError) throw new UnrecoverableError(error.message);
    throw error;
  } finally {
    await log.write();
  }
}

/** Waits 0.5 s, 1 s, 2 s … 30 s, each up to half shorter at random, so that many failures do not return as one wave. */
function cappedBackoff(attemptsMade: number): number {
  const delay = Math.min(500 * 2 ** (attemptsMade - 1), 30_000);
  return Math.round(delay * (0.5 + Math.random() / 2));
}
