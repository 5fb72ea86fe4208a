import type { ServerProblem } from '@bacs/domain';
import type { Redis } from 'ioredis';
import type { Queues } from './queues.ts';

/**
 * Tries what the queues need of Redis, in a few cheap commands.
 * @returns what is wrong with a server that answers; empty when nothing is.
 * @throws what a command throws while Redis is away.
 */
export async function findQueueProblems(_queues: Queues, redis: Redis): Promise<ServerProblem[]> {
  await redis.ping();
  return [];
}
