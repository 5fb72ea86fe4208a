import { Queue, type Telemetry } from 'bullmq';
import type { Redis } from 'ioredis';
import {
  catalogue,
  type EnqueuedName,
  givesWay,
  type JobName,
  jobIdOf,
  type Payload,
  runsAlone,
  type ScheduledName,
} from './catalogue.ts';
import { parsePayload } from './payload.ts';
import { withDeadline } from './with-deadline.ts';

export type Queues = { [Name in JobName]: Queue<Payload<Name>, unknown, Name> };
export type QueueOptions = { connection: Redis; prefix: string; telemetry?: Telemetry | undefined };

/** Opens every queue of the catalogue. The caller keeps and closes the connection. */
export function openQueues({ connection, prefix, telemetry }: QueueOptions): {
  queues: Queues;
  closeQueues: () => Promise<void>;
} {
  const queues: Record<string, Queue> = {};
  let closing = false;
  const open = (name: JobName) => {
    const queue = new Queue(name, {
      connection,
      prefix,
      ...(telemetry && { telemetry }),
      defaultJobOptions: catalogue[name].options,
      // Only Bull Board's viewers follow the events, and every look at MediaConvert makes three.
      streams: { events: { maxLen: 1_000 } },
    });
    queue.on('error', () => {});
    queues[name] = queue;
    // A queue whose first question to Redis failed never asks again, even when Redis is back.
    queue.waitUntilReady().catch(() => {
      if (!closing) globalThis.setTimeout(open, 1_000, name).unref();
    });
  };
  for (const name of Object.keys(catalogue) as JobName[]) open(name);
  return {
    queues: queues as Queues,
    closeQueues: async () => {
      closing = true;
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
    },
  };
}

/**
 * Enqueues a job; adding the same one again changes nothing while it is there. Any error means "not known to be
 * enqueued", never "not enqueued".
 * @throws EnqueueTimeoutError, or what Redis answered, within `deadlineMs`.
 */
export async function enqueue<Name extends EnqueuedName>(
  queues: Queues,
  name: Name,
  payload: Payload<Name>,
  { deadlineMs = 1_000 }: { deadlineMs?: number } = {},
): Promise<void> {
  parsePayload(name, payload);
  const queue: Queue = queues[name];
  const jobId = jobIdOf(name, payload);
  const add = async () => {
    if (givesWay(name) && (await queue.getJobState(jobId)) === 'failed') await queue.remove(jobId);
    await queue.add(name, payload, { jobId });
  };
  await withDeadline(deadlineMs, add());
}

/** Returns the time of Redis's clock, in ms, because the clock of this machine may be wrong. */
export async function timeOf(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000);
}

/**
 * Makes a job of this name every `everyMs`, whichever workers run; all of them may call this. A schedule keeps the date
 * of its next job, and a worker with a fast clock may have set it too late. A worker compares dates with its own clock:
 * one whose clock is behind would wait for the date of a job that runs alone, which has nobody else.
 */
export async function schedule(
  { queues, redis }: { queues: Queues; redis: Redis },
  name: ScheduledName,
  everyMs: number,
): Promise<void> {
  const queue: Queue = queues[name];
  if (runsAlone(name)) await queue.setGlobalConcurrency(1);
  const { next = 0 } = (await queue.getJobScheduler(name)) ?? {};
  const redisNow = await timeOf(redis);
  const now = runsAlone(name) ? Math.min(redisNow, Date.now()) : redisNow;
  if (next > now + 1_000 + 2 * everyMs) await queue.removeJobScheduler(name);
  // Each run is a trace of its own, whatever a worker does when it makes the next one.
  const opts = { telemetry: { omitContext: true } };
  await queue.upsertJobScheduler(name, { every: everyMs }, { name, data: {}, opts });
}
