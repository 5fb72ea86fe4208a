import { GetQueueCommand, type MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { withDeadline } from '@bacs/queue';
import type { Redis } from 'ioredis';

/** Says whether a MediaConvert queue is ACTIVE or PAUSED, by its name or ARN, as it was a moment ago. */
export type QueueStatus = (queue: string) => Promise<string | undefined>;

/** The queue of jobs that name none. */
export const defaultQueue = 'Default';

type Options = {
  mediaConvert: MediaConvertClient;
  redis: Redis;
  prefix: string;
  /** The fleet asks for a paused queue once in this time, and each worker goes by an answer for as long. */
  maxAgeMs: number;
};

const redisDeadlineMs = 250;

/**
 * The fleet goes by ACTIVE for so many times longer. A queue that is paused meanwhile takes no more than the small
 * backlog, since nothing begins there.
 */
export const timesActive = 4;

export function createQueueStatus({ mediaConvert, redis, prefix, maxAgeMs }: Options): QueueStatus {
  const known = new Map<string, { askedAt: number; status: Promise<string | undefined> }>();
  const ask = async (name: string) => {
    const key = `${prefix}:mediaconvert-queue:${name}`;
    const told = await withDeadline(redisDeadlineMs, redis.get(key)).catch(() => null);
    if (told !== null) return told;
    const { Queue } = await mediaConvert.send(new GetQueueCommand({ Name: name }));
    const status = Queue?.Status;
    if (status !== undefined) {
      const ms = status === 'ACTIVE' ? timesActive * maxAgeMs : maxAgeMs;
      await withDeadline(redisDeadlineMs, redis.set(key, status, 'PX', ms)).catch(() => {});
    }
    return status;
  };
  return (queue) => {
    const name = queueNameOf(queue);
    const last = known.get(name);
    if (last && performance.now() - last.askedAt < maxAgeMs) return last.status;
    // A worker that may not ask, or cannot just now, does not take the queue for paused.
    const status = ask(name).catch(() => undefined);
    known.set(name, { askedAt: performance.now(), status });
    return status;
  };
}

/** @param queue its name or ARN */
export function queueNameOf(queue: string): string {
  return queue.split('/').at(-1) ?? queue;
}
