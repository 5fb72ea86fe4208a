import { once } from 'node:events';
import type { ServerProblem } from '@bacs/domain';
import type { Redis } from 'ioredis';
import { explainReply, findQueueProblems } from './find-problems.ts';
import type { Queues } from './queues.ts';
import { withDeadline } from './with-deadline.ts';

const connectionErrors = new WeakMap<Redis, Error>();

/** Keeps the connection's last error: while Redis is away, a command only says that it could not be sent. */
export function rememberErrors(redis: Redis): Redis {
  return redis
    .on('error', (error) => void connectionErrors.set(redis, error))
    .on('ready', () => void connectionErrors.delete(redis));
}

/** Tells what is wrong with Redis, within the deadline; also that it cannot be reached. Nothing throws. */
export async function checkQueues(
  queues: Queues,
  redis: Redis,
  { deadlineMs }: { deadlineMs: number },
): Promise<ServerProblem[]> {
  try {
    return await withDeadline(deadlineMs, look(queues, redis, AbortSignal.timeout(deadlineMs)));
  } catch (error) {
    const reason = connectionErrors.get(redis) ?? error;
    return [explainReply(reason, redis) ?? explain(reason)];
  }
}

/** Sends nothing before there is a connection: a worker's connection would keep it for later, again and again. */
async function look(queues: Queues, redis: Redis, signal: AbortSignal): Promise<ServerProblem[]> {
  if (redis.status !== 'ready') await once(redis, 'ready', { signal });
  return await findQueueProblems(queues, redis);
}

const waiting = 'Requests are accepted; their work starts when the queue is back.';

function explain(error: unknown): ServerProblem {
  const said = error instanceof Error ? error.message : '';
  if (/^(WRONGPASS|NOAUTH|NOPERM)\b|ERR AUTH/.test(said))
    return {
      code: 'QUEUE_REFUSED',
      message: `Redis refuses the user, the password or a command: correct REDIS_URL, or the rights of its user. ${waiting}`,
    };
  return {
    code: 'QUEUE_UNREACHABLE',
    message: `Redis does not answer: start it, or correct REDIS_URL. ${waiting}`,
  };
}
