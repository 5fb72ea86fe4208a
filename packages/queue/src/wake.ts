import type { Redis } from 'ioredis';
import type { EnqueuedName, Payload } from './catalogue.ts';
import { hurry } from './hurry.ts';
import { enqueue, type Queues } from './queues.ts';

/**
 * Runs a job now, whether it waits for its delay or there is none, or again after the step that a worker is at.
 * @throws EnqueueTimeoutError, or what Redis answered, within a second or two.
 */
export async function wake<Name extends EnqueuedName>(
  place: { queues: Queues; redis: Redis },
  name: Name,
  payload: Payload<Name>,
): Promise<void> {
  if (!(await hurry(place, name, payload))) await enqueue(place.queues, name, payload);
}
