import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type EnqueuedName, jobIdOf, type Payload } from './catalogue.ts';
import type { Queues } from './queues.ts';
import { withDeadline } from './with-deadline.ts';

/** BullMQ orders what is delayed by its time in ms, times this, and by a counter in the room between. */
const room = 0x1000;

/**
 * Says when each of these jobs runs again, in their order; null for one that waits for no time.
 * @throws EnqueueTimeoutError, or what Redis answered, within `deadlineMs`.
 */
export async function findNextTries<Name extends EnqueuedName>(
  { queues, redis }: { queues: Queues; redis: Redis },
  name: Name,
  payloads: Payload<Name>[],
  { deadlineMs = 250 }: { deadlineMs?: number } = {},
): Promise<(Date | null)[]> {
  if (payloads.length === 0) return [];
  const queue: Queue = queues[name];
  const ids = payloads.map((payload) => jobIdOf(name, payload));
  const scores = await withDeadline(deadlineMs, redis.zmscore(queue.toKey('delayed'), ids));
  return scores.map((score) => (score === null ? null : new Date(Math.floor(Number(score) / room))));
}
