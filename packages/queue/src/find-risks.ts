import type { ServerProblem } from '@bacs/domain';
import type { Redis } from 'ioredis';
import { readInfo } from './read-info.ts';

/**
 * Tells what a Redis that works now would lose when it ends. No production is lost with it: reconcile gives each another
 * job. A user with the rights of docs/operations.md may not ask for everything; what it may not counts as well.
 * @throws what a command throws while Redis is away, or does not let the user in.
 */
export async function findQueueRisks(redis: Redis): Promise<ServerProblem[]> {
  const info = readInfo(await redis.info('persistence'));
  const failed = ['rdb_last_bgsave_status', 'aof_last_write_status', 'aof_last_bgrewrite_status'].filter(
    (name) => info.get(name) === 'err',
  );
  if (failed.length > 0) return [cannotSave(failed)];
  if (info.get('aof_enabled') !== '0') return [];
  const [, save] = await redis.config('GET', 'save').then(
    (answer) => answer as string[],
    () => [],
  );
  return save === '' ? [keepsNothing] : [];
}

const cannotSave = (failed: string[]): ServerProblem => ({
  code: 'QUEUE_CANNOT_SAVE',
  message: `Redis fails to write to its disk (${failed.join(', ')}): make room there, or look into its log.`,
});
const keepsNothing: ServerProblem = {
  code: 'QUEUE_KEEPS_NOTHING',
  severity: 'warning',
  message:
    'Redis writes nothing to its disk, so its restart delays productions, deletions and webhooks until reconcile finds them: set appendonly to yes.',
};
