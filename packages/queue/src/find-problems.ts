import { clockSkewOf, describeSkew, isVersionBelow, type ServerProblem } from '@bacs/domain';
import type { Redis } from 'ioredis';
import { type Queues, timeOf } from './queues.ts';
import { readInfo } from './read-info.ts';

/**
 * Tries what the queues need of Redis: what it tells of itself, its database, and a script that writes over two keys of
 * one queue, as BullMQ's do.
 * @returns what is wrong with a server that answers; empty when nothing is.
 * @throws what a command throws while Redis is away, or does not let the user in.
 */
export async function findQueueProblems(queues: Queues, redis: Redis): Promise<ServerProblem[]> {
  const problems: ServerProblem[] = [];
  try {
    const info = readInfo(await redis.info());
    problems.push(...findVersionProblems(info.get('redis_version') ?? ''));
    problems.push(...findPolicyProblems(info.get('maxmemory_policy')));
    problems.push(...(await findSkewProblems(redis)));
    // While a connection has not got the database of its URL, ioredis uses the first one.
    if (redis.options.db) await redis.select(redis.options.db);
    await redis.eval(script, 2, queues.render.toKey('probe'), queues.render.toKey('probe:set'));
  } catch (error) {
    const problem = explainReply(error, redis);
    if (!problem) throw error;
    problems.push(problem);
  }
  return problems;
}

// The keys live for a moment only, and under the prefix, for which alone the user may have rights.
const script = `redis.call('SET', KEYS[1], '1', 'PX', 1000)
redis.call('ZADD', KEYS[2], 1, '1')
return redis.call('DEL', KEYS[1], KEYS[2])`;

/** @param version as INFO tells it */
export function findVersionProblems(version: string): ServerProblem[] {
  if (isVersionBelow(version, '5.0'))
    return [
      {
        code: 'QUEUE_TOO_OLD',
        severity: 'fatal',
        message: `Redis is ${version}, on which the queues cannot run: upgrade it to 6.2 or later.`,
      },
    ];
  if (isVersionBelow(version, '6.2'))
    return [
      {
        code: 'QUEUE_OUTDATED',
        severity: 'warning',
        message: `Redis is ${version}: upgrade it to 6.2 or later, which BullMQ recommends.`,
      },
    ];
  return [];
}

function findPolicyProblems(policy = 'noeviction'): ServerProblem[] {
  if (policy === 'noeviction') return [];
  return [
    {
      code: 'QUEUE_EVICTS',
      message: `Redis deletes jobs when its memory is full (maxmemory-policy ${policy}): set it to noeviction.`,
    },
  ];
}

async function findSkewProblems(redis: Redis): Promise<ServerProblem[]> {
  const before = Date.now();
  const theirs = await timeOf(redis);
  const skew = clockSkewOf({ before, theirs, after: Date.now() });
  if (skew === undefined) return [];
  return [
    {
      code: 'QUEUE_CLOCK_DIFFERS',
      severity: 'warning',
      message: `The clock of Redis is ${describeSkew(skew)} that of this machine: let a time server set both.`,
    },
  ];
}

/** Tells what Redis refuses, and why; undefined for an error that is none of its refusals. */
export function explainReply(error: unknown, redis: Redis): ServerProblem | undefined {
  if (!(error instanceof Error) || error.name !== 'ReplyError') return undefined;
  const said = error.message;
  const code = said.split(' ', 1)[0] ?? '';
  if (code === 'WRONGPASS' || code === 'NOAUTH') return undefined;
  // The connection goes where the slot has gone, in a moment.
  if (code === 'MOVED' && redis.options.Connector) return undefined;
  if (said.includes('cluster support disabled')) return noCluster;
  if (code === 'NOPERM' || said.includes("can't run this command")) return rightsMissing;
  if (/DB index|SELECT is not allowed/.test(said)) return databaseMissing(redis.options.db);
  return refusals[code] ?? { code: 'QUEUE_REFUSES', message: `Redis takes no jobs: ${said.slice(0, 300)}` };
}

const rightsMissing: ServerProblem = {
  code: 'QUEUE_RIGHTS_MISSING',
  message:
    'The user of REDIS_URL may not do what the queues need: grant it what docs/operations.md lists, for the keys of QUEUE_PREFIX.',
};
const noCluster: ServerProblem = {
  code: 'QUEUE_NO_CLUSTER',
  message: 'Redis is no cluster: take cluster=true out of REDIS_URL.',
};
const databaseMissing = (number?: number): ServerProblem => ({
  code: 'QUEUE_DATABASE_MISSING',
  severity: 'fatal',
  message: `Redis has no database ${number}: correct the number at the end of REDIS_URL, or leave it out.`,
});

/** What Redis's answers begin with, and what they mean for the queues. */
const refusals: Record<string, ServerProblem> = {
  CROSSSLOT: {
    code: 'QUEUE_PREFIX_SPLIT',
    severity: 'fatal',
    message:
      'Redis is a cluster, which needs the keys of a queue in one slot: put QUEUE_PREFIX into braces, such as {bacs}.',
  },
  MOVED: {
    code: 'QUEUE_ON_OTHER_NODE',
    severity: 'fatal',
    message:
      'Redis is a cluster, and another of its nodes has the keys of QUEUE_PREFIX: add ?cluster=true to REDIS_URL.',
  },
  READONLY: {
    code: 'QUEUE_READ_ONLY',
    message: 'Redis is read-only, as a replica is: name the primary in REDIS_URL.',
  },
  OOM: {
    code: 'QUEUE_FULL',
    message: 'The memory of Redis is full, so it takes no jobs: raise its maxmemory, or remove other data.',
  },
};
