import { accountId } from '../account-id.ts';
import { refused } from './errors.ts';
import { createQueue, type Queue } from './queue.ts';

export type Queues = {
  /** The events of MediaConvert arrive here. */
  events: Queue;
  requireByName(name: string): Queue;
  /** A queue's URL ends in its account and name, whatever host it names. */
  requireByUrl(url: string): Queue;
  close(): void;
};

/** A message that was received so often in vain moves to the dead-letter queue. */
const maxReceiveCount = 5;

/** Messages live in memory: a restart begins with empty queues. */
export function createQueues(): Queues {
  const dead = createQueue('mediaconvert-events-dead');
  const events = createQueue('mediaconvert-events', { to: dead, maxReceiveCount });
  const byName = new Map([events, dead].map((queue) => [queue.name, queue]));

  function requireByName(name: string): Queue {
    const queue = byName.get(name);
    if (!queue) throw refused('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  }

  return {
    events,
    requireByName,
    requireByUrl: (url) => requireByName(new RegExp(`/${accountId}/([^/]+)/?$`).exec(url)?.[1] ?? ''),
    close() {
      for (const queue of byName.values()) queue.close();
    },
  };
}
