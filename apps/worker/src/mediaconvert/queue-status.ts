import { GetQueueCommand, type MediaConvertClient } from '@aws-sdk/client-mediaconvert';

/** Says whether a MediaConvert queue is ACTIVE or PAUSED, by its name or ARN, as it was at most `maxAgeMs` ago. */
export type QueueStatus = (queue: string) => Promise<string | undefined>;

export function createQueueStatus(mediaConvert: MediaConvertClient, maxAgeMs: number): QueueStatus {
  const known = new Map<string, { askedAt: number; status: Promise<string | undefined> }>();
  const ask = async (queue: string) => {
    const { Queue } = await mediaConvert.send(new GetQueueCommand({ Name: queue.split('/').at(-1) }));
    return Queue?.Status;
  };
  return (queue) => {
    const last = known.get(queue);
    if (last && performance.now() - last.askedAt < maxAgeMs) return last.status;
    // A worker that may not ask, or cannot just now, does not take the queue for paused.
    const status = ask(queue).catch(() => undefined);
    known.set(queue, { askedAt: performance.now(), status });
    return status;
  };
}
