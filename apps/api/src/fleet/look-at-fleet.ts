import { type Fleet, findFleet, withDeadline } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';
import { recentAnswer } from '../recent-answer.ts';

const maxAgeMs = 2_000;
const deadlineMs = 500;

/** Opens a look at who works on the queues; it says undefined while Redis does not tell, which is not nobody. */
export function openFleet({
  config,
  queues,
  redis,
}: Pick<Dependencies, 'config' | 'queues' | 'redis'>): () => Promise<Fleet | undefined> {
  const fleet = { redis, queues, prefix: config.QUEUE_PREFIX };
  return recentAnswer(maxAgeMs, () => withDeadline(deadlineMs, findFleet(fleet)).catch(() => undefined));
}
